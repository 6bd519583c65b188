import type { PausedRequest } from '../cdp/protocol.ts';
import { SchemeHandlers } from './scheme-handlers.ts';
import { schemeUrls } from './scheme-urls.ts';
import type { Session } from './session.ts';
import { WebRequest } from './web-request.ts';

/** What is sent back for a request of the app's own scheme. */
export type Answer =
  | {
      readonly kind: 'response';
      readonly status: number;
      readonly statusText: string;
      readonly headers: readonly { readonly name: string; readonly value: string }[];
      readonly body: Buffer;
    }
  | { readonly kind: 'failure' };

/** Origins whose data `session.clearStorageData` has to clear: those this process has served. */
export const servedOrigins = new Set<string>();

/** Lets the app's protocol handler answer a request that Chromium paused. */
export async function serveRequest(paused: PausedRequest, session: Session): Promise<Answer> {
  const url = schemeUrls.toApp(paused.request.url);
  const scheme = url.slice(0, url.indexOf(':'));
  servedOrigins.add(new URL(paused.request.url).origin);
  const handler = SchemeHandlers.handlerOf(session.protocol, scheme);
  if (handler === undefined) return { kind: 'failure' };
  const response = (await handler(appRequest(url, paused))) as Response | undefined;
  if (typeof response?.status !== 'number' || response.type === 'error') return { kind: 'failure' };
  const headers = await WebRequest.changeHeaders(session.webRequest, {
    id: 0,
    url,
    method: paused.request.method,
    timestamp: Date.now(),
    resourceType: 'other',
    referrer: '',
    statusCode: response.status,
    statusLine: `HTTP/1.1 ${response.status} ${response.statusText}`,
    responseHeaders: headersByName(response.headers),
  });
  if (headers === null) return { kind: 'failure' };
  return {
    kind: 'response',
    status: response.status,
    statusText: response.statusText,
    headers: Object.entries(headers).flatMap(([name, values]) =>
      values.map((value) => ({ name, value: headerForChromium(name, value) })),
    ),
    body: Buffer.from(await response.arrayBuffer()),
  };
}

/** The request as the handler shall see it: with the app's own addresses. */
function appRequest(url: string, { request }: PausedRequest): Request {
  const parts = (request.postDataEntries ?? []).map(({ bytes }) => Buffer.from(bytes ?? '', 'base64'));
  const hasBody = request.method !== 'GET' && request.method !== 'HEAD' && parts.length > 0;
  const headers = Object.entries(request.headers).map(([name, value]): [string, string] => [
    name,
    schemeUrls.toApp(value),
  ]);
  return new Request(url, {
    method: request.method,
    headers,
    ...(hasBody ? { body: Buffer.concat(parts) } : {}),
  });
}

function headersByName(headers: Headers): Record<string, string[]> {
  const byName: Record<string, string[]> = {};
  for (const [name, value] of headers) byName[name] = [...(byName[name] ?? []), value];
  return byName;
}

function headerForChromium(name: string, value: string): string {
  if (/^content-security-policy/i.test(name)) return schemeUrls.policyToChromium(value);
  if (/^(?:location|access-control-allow-origin)$/i.test(name)) return schemeUrls.toChromium(value);
  return value;
}
