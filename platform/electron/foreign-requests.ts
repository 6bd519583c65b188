import type { Session } from 'electron';
import { isOf } from './permissions.ts';

/** What a page makes itself, and Chromium's own tools for developers. */
const harmless = ['blob:', 'data:', 'devtools:'];

/**
 * Cancels every request of a page that leads anywhere but to its own files: a second wall behind the content policy,
 * for the day somebody forgets the first.
 */
export function cancelForeignRequests(session: Session, origin: string): void {
  session.webRequest.onBeforeRequest(({ url }, answer) => answer({ cancel: !mayLoad(origin, url) }));
}

export function mayLoad(origin: string, address: string): boolean {
  return isOf(origin, address) || harmless.some((scheme) => address.startsWith(scheme));
}
