import type { WebContents } from 'electron';

/** What a page tried that no page of ours may. */
export type GuardedAttempt = 'navigate' | 'open-window' | 'attach-webview';

export interface ContentsGuardOptions {
  /** A link out of the app that would open a window of its own; for the system's browser, after a check. */
  readonly openLink: (address: string) => void;
  readonly report: (attempt: GuardedAttempt, address: string) => void;
}

type GuardedContents = Pick<WebContents, 'on' | 'setWindowOpenHandler' | 'getURL'>;

/**
 * Keeps a page where it was put: it may load itself anew and nothing else. No navigation, no redirect, in no frame; no
 * windows of its own making, no webviews. Links that open a new window go to the system's browser, if they may.
 */
export function guardContents(contents: GuardedContents, options: ContentsGuardOptions): void {
  contents.on('will-frame-navigate', (details) => {
    if (details.isMainFrame && isSameAddress(details.url, contents.getURL())) return;
    details.preventDefault();
    options.report('navigate', details.url);
  });
  contents.on('will-navigate', (details) => {
    if (isSameAddress(details.url, contents.getURL())) return;
    details.preventDefault();
  });
  contents.on('will-redirect', (details) => {
    details.preventDefault();
    options.report('navigate', details.url);
  });
  contents.on('will-attach-webview', (event) => {
    event.preventDefault();
    options.report('attach-webview', '');
  });
  contents.setWindowOpenHandler(({ url }) => {
    options.report('open-window', url);
    options.openLink(url);
    return { action: 'deny' };
  });
}

function isSameAddress(wanted: string, present: string): boolean {
  const [there, here] = [URL.parse(wanted), URL.parse(present)];
  if (there === null || here === null) return false;
  there.hash = '';
  here.hash = '';
  return there.href === here.href;
}
