import type { HubOrigin, HubProblem } from '#contracts/console-ipc.ts';
import { hubOrigin } from '#contracts/console-ipc.ts';
import { isLoopback } from '#platform/electron/link-rules.ts';

export type ReadAddress =
  | { readonly kind: 'origin'; readonly origin: HubOrigin }
  | { readonly kind: 'problem'; readonly code: Extract<HubProblem, 'hub-address.invalid' | 'hub-address.insecure'> };

/**
 * Reads what somebody typed as the address of a hub: `desk.example.org`, a whole address copied from a browser, or
 * `localhost:4680`. Without a scheme it is TLS, but for this very machine.
 */
export function readHubAddress(typed: string): ReadAddress {
  const text = typed.trim();
  const url = URL.parse(/^[a-z][a-z0-9+.-]*:\/\//i.test(text) ? text : `${schemeFor(text)}://${text}`);
  const isWeb = url?.protocol === 'https:' || url?.protocol === 'http:';
  if (text === '' || url === null || !isWeb || url.username !== '' || url.password !== '') {
    return { kind: 'problem', code: 'hub-address.invalid' };
  }
  if (url.protocol === 'http:' && !isLoopback(url)) return { kind: 'problem', code: 'hub-address.insecure' };
  const origin = hubOrigin.safeParse(url.origin);
  return origin.success ? { kind: 'origin', origin: origin.data } : { kind: 'problem', code: 'hub-address.invalid' };
}

function schemeFor(text: string): 'http' | 'https' {
  const url = URL.parse(`http://${text}`);
  return url !== null && isLoopback(url) ? 'http' : 'https';
}
