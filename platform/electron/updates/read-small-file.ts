/** `fetch` of Node, or that of one of Electron's sessions, which knows the system's proxies and certificates. */
export type Fetch = (url: string, init: { readonly signal: AbortSignal }) => Promise<Response>;

export interface SmallFileLimits {
  readonly mostBytes: number;
  readonly withinMs: number;
}

/**
 * The bytes of a small file. `null` when the server says that there is none; rejects when it cannot be reached, takes too
 * long or sends more than a small file holds. Redirects are followed: what is believed is the signature, not the server.
 */
export async function readSmallFile(fetch: Fetch, url: string, limits: SmallFileLimits): Promise<Uint8Array | null> {
  const response = await fetch(url, { signal: AbortSignal.timeout(limits.withinMs) });
  if (response.status === 404 || response.status === 410) return null;
  if (!response.ok || response.body === null) throw new Error(`The update server answered ${response.status}.`);
  const parts: Uint8Array[] = [];
  let sizeBytes = 0;
  for await (const part of response.body) {
    sizeBytes += part.byteLength;
    if (sizeBytes > limits.mostBytes) throw new Error(`The update server sent more than ${limits.mostBytes} bytes.`);
    parts.push(part);
  }
  return Buffer.concat(parts);
}
