import type { Desktop } from '../desktop.ts';

/** After these a box may be empty that was not, because what stood in it was sent or given up. */
const occasions = ['keyup', 'pointerup', 'focusin', 'focusout'] as const;

/** Sending takes a moment to empty a box. */
const SETTLES_WITHIN_MS = 400;

/**
 * Tells the main process whether something that was typed and not yet sent stands in this window, for as long as the window
 * lives: an update interrupts nobody who is writing. It is asked of the boxes themselves, so no form can forget to say it.
 */
export function tellUnsentText(desktop: Pick<Desktop, 'ask'>, page: Document): void {
  let told = false;
  let settling: ReturnType<typeof setTimeout> | undefined;
  const look = () => {
    const isUnsent = hasUnsentText(page);
    if (isUnsent === told) return;
    told = isUnsent;
    void desktop.ask('draft.changed', { isUnsent });
  };
  const lookSoon = () => {
    clearTimeout(settling);
    settling = setTimeout(look, SETTLES_WITHIN_MS);
  };
  page.addEventListener('input', look, { capture: true, passive: true });
  for (const occasion of occasions) page.addEventListener(occasion, lookSoon, { capture: true, passive: true });
}

/** Long texts are written in boxes of several lines; fields of one line are filters, or parts of forms that have such a box. */
export function hasUnsentText(page: Pick<Document, 'querySelectorAll'>): boolean {
  return [...page.querySelectorAll('textarea')].some(({ readOnly, value }) => !readOnly && value.trim() !== '');
}
