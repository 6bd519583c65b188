import { emittedEvent } from '../emitted-event.ts';
import type { Page } from '../pages/page.ts';

/** How long a page may think about being closed before it is closed all the same. */
const LONGEST_THOUGHT_MS = 2_000;

/** The event is made by the stand-in: Chromium's own would show a dialog, which Electron does not. */
const askPage = `(() => {
  const event = document.createEvent('BeforeUnloadEvent');
  event.initEvent('beforeunload', false, true);
  return window.dispatchEvent(event);
})()`;

/** Whether the page lets go of its document; when it does not, the app has the last word. */
export async function mayUnload(page: Page): Promise<boolean> {
  if (page.isGone || page.isCrashed || page.channel?.isOpen !== true) return true;
  const { promise: impatient, resolve } = Promise.withResolvers<null>();
  const timer = setTimeout(() => resolve(null), LONGEST_THOUGHT_MS);
  const agrees = await Promise.race([page.content.runInPreloadWorld(askPage).catch(() => null), impatient]);
  clearTimeout(timer);
  if (agrees !== false) return true;
  const event = emittedEvent();
  page.emit('will-prevent-unload', event);
  return event.defaultPrevented;
}
