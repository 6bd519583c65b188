import type { HandlerDetails, WindowOpenHandlerResponse } from 'electron';
import { runningBrowser } from '../browser/browser.ts';
import type { AttachedTarget } from '../browser/targets.ts';
import { refusedTargets } from '../browser/watch-requests.ts';
import type { PayloadOf } from '../cdp/protocol.ts';
import { schemeUrls } from '../session/scheme-urls.ts';
import { BrowserWindow } from '../windows/browser-window.ts';
import { pages } from './open-pages.ts';
import type { Page } from './page.ts';

type PopupHandler = (details: HandlerDetails) => WindowOpenHandlerResponse;
type WindowOpen = PayloadOf<'Page.windowOpen'>;

export const popupHandlers = new WeakMap<Page, PopupHandler>();
const lastOpened = new WeakMap<Page, WindowOpen>();

/** Chromium tells the opener what it wants to open before the new page is there. */
export function noteWindowOpen(page: Page, opened: WindowOpen): void {
  lastOpened.set(page, opened);
}

/** A page opened another one: the handler of its contents says whether there will be a window. */
export function takePopup(target: AttachedTarget, openerTargetId: string): void {
  const opener = pages.byTarget(openerTargetId);
  const wanted = opener === undefined ? undefined : lastOpened.get(opener);
  const decision = opener === undefined || wanted === undefined ? null : decide(opener, wanted);
  if (opener === undefined || wanted === undefined || decision?.action !== 'allow') {
    refuse(target);
    return;
  }
  const options = decision.overrideBrowserWindowOptions ?? {};
  const webPreferences = { ...opener.preferences, ...options.webPreferences };
  const popup = new BrowserWindow({ ...options, webPreferences }, target);
  opener.emit('did-create-window', popup, {
    url: schemeUrls.toApp(wanted.url),
    frameName: wanted.windowName,
    disposition: 'new-window',
    options: { ...options, webPreferences },
    referrer: { url: '', policy: 'default' },
  });
}

function decide(opener: Page, wanted: WindowOpen): WindowOpenHandlerResponse {
  const handler = popupHandlers.get(opener);
  if (handler === undefined) return { action: 'allow' };
  return handler({
    url: schemeUrls.toApp(wanted.url),
    frameName: wanted.windowName,
    features: wanted.windowFeatures.join(','),
    disposition: wanted.windowFeatures.length > 0 ? 'new-window' : 'foreground-tab',
    referrer: { url: '', policy: 'default' },
  });
}

/** A page that waits for its debugger cannot be closed; while it is let go its first request is refused. */
function refuse({ session, targetId }: AttachedTarget): void {
  refusedTargets.add(targetId);
  session.tell('Runtime.runIfWaitingForDebugger');
  runningBrowser().client.browser.tell('Target.closeTarget', { targetId });
}
