import type { PageMenu } from './page-messages.ts';

/** Tells of every context menu that the page did not prevent, and keeps Chromium's own menu away. */
export function reportContextMenus(report: (menu: PageMenu) => void): void {
  window.addEventListener('contextmenu', (event) => {
    if (event.defaultPrevented || !(event.target instanceof Element)) return;
    event.preventDefault();
    const link = event.target.closest<HTMLAnchorElement>('a[href]');
    report({
      x: event.clientX,
      y: event.clientY,
      linkURL: link?.href ?? '',
      linkText: link?.textContent ?? '',
      ...mediaAt(event.target),
      selectionText: selectedTextAt(event.target),
      isEditable: isEditable(event.target),
    });
  });
}

function mediaAt(target: Element): Pick<PageMenu, 'srcURL' | 'mediaType'> {
  if (target instanceof HTMLImageElement) return { srcURL: target.currentSrc, mediaType: 'image' };
  if (target instanceof HTMLVideoElement) return { srcURL: target.currentSrc, mediaType: 'video' };
  if (target instanceof HTMLAudioElement) return { srcURL: target.currentSrc, mediaType: 'audio' };
  return { srcURL: '', mediaType: target instanceof HTMLCanvasElement ? 'canvas' : 'none' };
}

function isTextField(target: Element): target is HTMLInputElement | HTMLTextAreaElement {
  return (
    target instanceof HTMLTextAreaElement || (target instanceof HTMLInputElement && target.selectionStart !== null)
  );
}

/** A field's selection is its own; the document's does not show it. */
function selectedTextAt(target: Element): string {
  if (!isTextField(target)) return isTyping() ? '' : (window.getSelection()?.toString() ?? '');
  return target.value.slice(target.selectionStart ?? 0, target.selectionEnd ?? 0);
}

/** While a field has the focus, the document's selection is the one inside that field. */
function isTyping(): boolean {
  return document.activeElement !== null && isTextField(document.activeElement);
}

function isEditable(target: Element): boolean {
  if (isTextField(target)) return !target.readOnly && !target.disabled;
  return target instanceof HTMLElement && target.isContentEditable;
}
