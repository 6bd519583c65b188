import type { WebContents } from 'electron';

/** What happened to a page, for the log. */
export interface PageCrash {
  /** As Chromium names it: `crashed`, `oom`, `killed` … */
  readonly reason: string;
  readonly willReturn: boolean;
}

export interface RevivePageOptions {
  readonly nowMs: () => number;
  readonly onCrashed: (crash: PageCrash) => void;
  /** The page crashed as often as it is not mended by loading it anew. */
  readonly onGivenUp: () => void;
}

/** So many crashes within a minute are one too many. */
const MOST_CRASHES = 3;
const CRASHES_COUNT_FOR_MS = 60_000;

type RevivedContents = Pick<WebContents, 'on' | 'getURL' | 'loadURL'>;

/**
 * Loads a page anew, on the address it showed, when its process has crashed. What people had typed lies in the page's
 * storage, which is kept by another process.
 */
export function revivePage(contents: RevivedContents, options: RevivePageOptions): void {
  const { nowMs, onCrashed, onGivenUp } = options;
  let crashesAtMs: readonly number[] = [];
  contents.on('render-process-gone', (_event, { reason }) => {
    if (reason === 'clean-exit') return;
    crashesAtMs = [...crashesAtMs.filter((atMs) => nowMs() - atMs < CRASHES_COUNT_FOR_MS), nowMs()];
    const willReturn = crashesAtMs.length < MOST_CRASHES;
    onCrashed({ reason, willReturn });
    if (!willReturn) return onGivenUp();
    // A page that does not come up is told of by `did-fail-load`.
    contents.loadURL(contents.getURL()).catch(() => null);
  });
}
