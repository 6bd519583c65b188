import type { HandlerDetails, WindowOpenHandlerResponse } from 'electron';
import { runningBrowser } from '../browser/browser.ts';
import type { AttachedTarget } from '../browser/targets.ts';
import { refusedTargets } from '../browser/watch-requests.ts';
import type { WantedWindow } from '../page/page-messages.ts';
import { schemeUrls } from '../session/scheme-urls.ts';
import { BrowserWindow } from '../windows/browser-window.ts';
import type { Page } from './page.ts';

type PopupHandler = (details: HandlerDetails) => WindowOpenHandlerResponse;

export const popupHandlers = new WeakMap<Page, PopupHandler>();

const referrer = { url: '', policy: 'default' } as const;

/** A page wants another window: the handler of its contents says whether there will be one, and how it looks. */
export function openWanted(opener: Page, wanted: WantedWindow): void {
  const { frameName, features, disposition } = wanted;
  const url = schemeUrls.toApp(wanted.url);
  const handler = popupHandlers.get(opener);
  const decision = handler?.({ url, frameName, features, disposition, referrer }) ?? { action: 'allow' };
  if (decision.action !== 'allow') return;
  const given = decision.overrideBrowserWindowOptions ?? {};
  const options = { ...given, webPreferences: { ...opener.preferences, ...given.webPreferences } };
  const popup = new BrowserWindow(options);
  opener.emit('did-create-window', popup, { url, options, frameName, disposition, referrer });
  // Whoever listens hears of a failure by `did-fail-load`.
  popup.loadURL(url).catch(() => {});
}

/**
 * Chromium itself opened a page, for a frame inside a page or a form: nobody was asked, so it is closed unseen. A page
 * that waits for its debugger cannot be closed; while it is let go its first request is refused.
 */
export function closePopup({ session, targetId }: AttachedTarget): void {
  refusedTargets.add(targetId);
  session.tell('Runtime.runIfWaitingForDebugger');
  void runningBrowser().closePage(targetId, () => !refusedTargets.has(targetId));
}
