import type { WebStorage } from './kept-storage.ts';
import type { Observable } from 'rxjs';
import { filter, fromEvent, merge } from 'rxjs';

/** The storage, or `null` where the browser's settings forbid it: then even looking at it throws. */
export function storageIfAllowed(look: () => WebStorage): WebStorage | null {
  try {
    return look();
  } catch (error) {
    if (error instanceof DOMException) return null;
    throw error;
  }
}

/** Resolves after `delayMs`, or as soon as `signal` aborts. */
export function sleep(delayMs: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) return resolve();
    const timer = setTimeout(resolve, delayMs);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      resolve();
    });
    return undefined;
  });
}

/** The network is back, or somebody looks at the page again. */
export function wakesOf(window: Window): Observable<unknown> {
  const shown$ = fromEvent(window.document, 'visibilitychange').pipe(
    filter(() => window.document.visibilityState === 'visible'),
  );
  return merge(fromEvent(window, 'online'), shown$);
}
