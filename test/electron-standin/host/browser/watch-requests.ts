import type { DevToolsSession } from '../cdp/devtools-client.ts';
import type { ParametersOf, PausedRequest } from '../cdp/protocol.ts';
import { pages } from '../pages/open-pages.ts';
import type { Page } from '../pages/page.ts';
import { schemeUrls } from '../session/scheme-urls.ts';
import { serveRequest } from '../session/serve-request.ts';
import type { Session } from '../session/session.ts';
import { sessionOf } from '../session/sessions.ts';
import { WebRequest } from '../session/web-request.ts';
import { findBrowser } from './browser.ts';

type Patterns = NonNullable<ParametersOf<'Fetch.enable'>['patterns']>;

/** Documents, for `will-navigate`, and whatever a scheme of one's own is served as, also to workers. */
const usual: Patterns = [{ urlPattern: 'https://*.invalid/*' }, { urlPattern: '*', resourceType: 'Document' }];
const all: Patterns = [{ urlPattern: '*' }];

/** Once an app listens to requests it hears of all of them; Chromium may not have been started by then. */
const wanted: { patterns: Patterns } = { patterns: usual };

export function seeAllRequests(): void {
  wanted.patterns = all;
  findBrowser()?.client.browser.tell('Fetch.enable', { patterns: all });
}

/** One place for the requests of every page and worker: the app's protocol, its navigation guards, its listeners. */
export async function watchRequests(browser: DevToolsSession): Promise<void> {
  browser.on('Fetch.requestPaused', (paused) => {
    void judge(paused).then(
      (verdict) => follow(browser, paused, verdict),
      (error: unknown) => {
        console.error(error);
        follow(browser, paused, { kind: 'failure' });
      },
    );
  });
  await browser.send('Fetch.enable', { patterns: wanted.patterns });
}

type Verdict =
  | Awaited<ReturnType<typeof serveRequest>>
  | { readonly kind: 'go-on' | 'abort' | 'block' }
  | { readonly kind: 'redirect'; readonly url: string };

async function judge(paused: PausedRequest): Promise<Verdict> {
  const page = pages.byFrame(paused.frameId);
  const { url, method, headers } = paused.request;
  if (paused.resourceType === 'Document') {
    if (isStray(paused, page)) return { kind: 'abort' };
    if (page !== undefined && !page.navigation.allows(paused)) return { kind: 'abort' };
  }
  const session: Session = page?.session ?? sessionOf({});
  const { cancel, redirectURL } = await WebRequest.judge(session.webRequest, {
    id: 0,
    url: schemeUrls.toApp(url),
    method,
    resourceType: resourceTypes[paused.resourceType] ?? 'other',
    referrer: schemeUrls.toApp(headers['Referer'] ?? ''),
    timestamp: Date.now(),
    uploadData: [],
    ...(page === undefined ? {} : { webContentsId: page.id, webContents: page.face }),
  });
  if (cancel === true) return { kind: 'block' };
  if (redirectURL !== undefined) return { kind: 'redirect', url: schemeUrls.toChromium(redirectURL) };
  return schemeUrls.schemeOf(url) === null ? { kind: 'go-on' } : serveRequest(paused, session);
}

/** A popup that was refused is a page for a moment; its target has the id of its frame. */
function isStray({ frameId }: PausedRequest, page: Page | undefined): boolean {
  return page === undefined && refusedTargets.has(frameId);
}

/** Targets of popups the app did not want. */
export const refusedTargets = new Set<string>();

function follow(browser: DevToolsSession, { requestId }: PausedRequest, verdict: Verdict): void {
  switch (verdict.kind) {
    case 'go-on':
      browser.tell('Fetch.continueRequest', { requestId });
      return;
    case 'abort':
      browser.tell('Fetch.failRequest', { requestId, errorReason: 'Aborted' });
      return;
    case 'block':
      browser.tell('Fetch.failRequest', { requestId, errorReason: 'BlockedByClient' });
      return;
    case 'failure':
      browser.tell('Fetch.failRequest', { requestId, errorReason: 'Failed' });
      return;
    case 'redirect':
      browser.tell('Fetch.fulfillRequest', {
        requestId,
        responseCode: 307,
        responseHeaders: [{ name: 'location', value: verdict.url }],
      });
      return;
    case 'response':
      browser.tell('Fetch.fulfillRequest', {
        requestId,
        responseCode: verdict.status,
        ...(verdict.statusText === '' ? {} : { responsePhrase: verdict.statusText }),
        responseHeaders: [...verdict.headers],
        body: verdict.body.toString('base64'),
      });
      return;
    default:
      throw new TypeError('A request was judged in an unknown way.', { cause: verdict satisfies never });
  }
}

const resourceTypes: Partial<
  Record<
    PausedRequest['resourceType'],
    'mainFrame' | 'stylesheet' | 'script' | 'image' | 'font' | 'xhr' | 'media' | 'ping' | 'webSocket'
  >
> = {
  Document: 'mainFrame',
  Stylesheet: 'stylesheet',
  Script: 'script',
  Image: 'image',
  Font: 'font',
  XHR: 'xhr',
  Fetch: 'xhr',
  Media: 'media',
  Ping: 'ping',
  WebSocket: 'webSocket',
};
