import type {
  CallbackResponse,
  HeadersReceivedResponse,
  OnBeforeRequestListenerDetails,
  OnHeadersReceivedListenerDetails,
  WebRequest as ElectronWebRequest,
  WebRequestFilter,
} from 'electron';

type BeforeRequest = (details: OnBeforeRequestListenerDetails, callback: (response: CallbackResponse) => void) => void;
type HeadersReceived = (
  details: OnHeadersReceivedListenerDetails,
  callback: (response: HeadersReceivedResponse) => void,
) => void;

interface Registered<Listener> {
  readonly listener: Listener;
  readonly accepts: (url: string) => boolean;
}

/** `session.webRequest`: before any request, and when the app's own protocol has answered. */
export class WebRequest implements Pick<ElectronWebRequest, 'onBeforeRequest' | 'onHeadersReceived'> {
  #before: Registered<BeforeRequest> | null = null;
  #headers: Registered<HeadersReceived> | null = null;
  /** Called when requests other than documents and those of the app's own scheme have to be seen as well. */
  readonly #seeAll: () => void;

  constructor(seeAll: () => void) {
    this.#seeAll = seeAll;
  }

  onBeforeRequest(filter: WebRequestFilter | BeforeRequest | null, listener?: BeforeRequest | null): void {
    this.#before = registered(filter, listener);
    if (this.#before !== null) this.#seeAll();
  }

  onHeadersReceived(filter: WebRequestFilter | HeadersReceived | null, listener?: HeadersReceived | null): void {
    this.#headers = registered(filter, listener);
  }

  /** What the app says to a request: nothing, cancel it, or fetch another address. */
  static async judge(requests: WebRequest, details: OnBeforeRequestListenerDetails): Promise<CallbackResponse> {
    const before = requests.#before;
    if (before === null || !before.accepts(details.url)) return {};
    return new Promise((resolve) => {
      before.listener(details, resolve);
    });
  }

  /** Headers as the app leaves them, by name; `null` when it cancels the answer. */
  static async changeHeaders(
    requests: WebRequest,
    details: OnHeadersReceivedListenerDetails & { readonly responseHeaders: Record<string, string[]> },
  ): Promise<Record<string, string[]> | null> {
    const received = requests.#headers;
    if (received === null || !received.accepts(details.url)) return details.responseHeaders;
    const answer = await new Promise<HeadersReceivedResponse>((resolve) => {
      received.listener(details, resolve);
    });
    if (answer.cancel === true) return null;
    const changed = Object.entries(answer.responseHeaders ?? details.responseHeaders);
    return Object.fromEntries(changed.map(([name, value]) => [name, [value].flat()]));
  }
}

function registered<Listener extends (...args: never[]) => void>(
  filter: WebRequestFilter | Listener | null,
  listener: Listener | null | undefined,
): Registered<Listener> | null {
  if (typeof filter === 'function') return { listener: filter, accepts: () => true };
  if (listener === null || listener === undefined) return null;
  const patterns = (filter?.urls ?? ['<all_urls>']).map(patternOf);
  return { listener, accepts: (url) => patterns.some((pattern) => pattern.test(url)) };
}

/** A match pattern such as `*://*.example.org/*`. */
function patternOf(pattern: string): RegExp {
  if (pattern === '<all_urls>') return /^/;
  const escaped = pattern.replaceAll(/[.+?^${}()|[\]\\]/g, String.raw`\$&`);
  return new RegExp(`^${escaped.replaceAll('*', '.*')}$`);
}
