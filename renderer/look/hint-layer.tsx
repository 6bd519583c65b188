import { useEffect, useId, useLayoutEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { placeHint } from './hint-place.ts';
import { exactTime } from './relative-time.tsx';
import styles from './hint-layer.module.css';

/** How long a pointer rests before it is told more. */
const REST_MS = 350;

/**
 * Shows the `data-hint` of whatever the pointer rests on or the keyboard reaches, and the exact moment of every `<time>`. One for the whole console: a tooltip
 * of its own for every time and face in a list would cost more than the list itself.
 */
export function HintLayer() {
  const [target, setTarget] = useState<HTMLElement | null>(null);
  const hint = useRef<HTMLDivElement>(null);
  const id = useId();
  const { i18n } = useTranslation();

  useEffect(() => watchHints(setTarget), []);
  useEffect(() => {
    target?.setAttribute('aria-describedby', id);
    return () => target?.removeAttribute('aria-describedby');
  }, [target, id]);
  useLayoutEffect(() => {
    const { current } = hint;
    if (current === null || target === null) return;
    const window = { width: globalThis.innerWidth, height: globalThis.innerHeight };
    const { left, top } = placeHint(target.getBoundingClientRect(), current.getBoundingClientRect(), window);
    current.style.transform = `translate(${Math.round(left)}px, ${Math.round(top)}px)`;
  }, [target]);

  if (target === null) return null;
  return (
    <div ref={hint} id={id} role="tooltip" className={styles.hint}>
      {wordsFor(target, i18n.language)}
    </div>
  );
}

/** Calls `show` with what is pointed at or focused, and with `null` when it is left. Returns the way to stop. */
function watchHints(show: (target: HTMLElement | null) => void): () => void {
  const stopped = new AbortController();
  const { signal } = stopped;
  let rest: ReturnType<typeof setTimeout> | undefined;
  let shown: HTMLElement | null = null;

  /** Each key pressed hides it; of what changes nothing React keeps a note until it draws next, which may be hours. */
  function change(next: HTMLElement | null): void {
    if (next === shown) return;
    shown = next;
    show(next);
  }
  function hide(): void {
    clearTimeout(rest);
    change(null);
  }
  function point({ target, pointerType }: PointerEvent): void {
    clearTimeout(rest);
    const hinted = hintedAt(target);
    if (hinted === null || pointerType === 'touch') return change(null);
    rest = setTimeout(() => change(hinted.isConnected ? hinted : null), REST_MS);
  }
  function reach({ target }: FocusEvent): void {
    const hinted = hintedAt(target);
    if (hinted !== null && target instanceof Element && target.matches(':focus-visible')) change(hinted);
  }

  document.addEventListener('pointerover', point, { signal });
  document.addEventListener('pointerdown', hide, { signal });
  document.addEventListener('focusin', reach, { signal });
  document.addEventListener('focusout', hide, { signal });
  document.addEventListener('keydown', hide, { signal });
  document.addEventListener('scroll', hide, { signal, capture: true, passive: true });
  return () => {
    clearTimeout(rest);
    stopped.abort();
  };
}

/** What has a hint, or is a moment, or holds nothing but one. */
function hintedAt(target: EventTarget | null): HTMLElement | null {
  if (!(target instanceof Element)) return null;
  const hinted = target.closest<HTMLElement>('[data-hint], time');
  return hinted ?? target.querySelector<HTMLElement>(':scope > time:only-child');
}

/** The hint as it was written down, or the exact moment behind a time that is given roughly. */
function wordsFor(target: HTMLElement, language: string): string {
  if (!(target instanceof HTMLTimeElement)) return target.dataset['hint'] ?? '';
  return exactTime(Date.parse(target.dateTime), language);
}
