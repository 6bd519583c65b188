export interface HubPost {
  readonly body: string | Uint8Array<ArrayBuffer>;
  /** The media type of the body. */
  readonly type: string;
  /** What may come back, beside a problem. */
  readonly accept: string;
}

export interface PostOptions {
  /** Of the session; `null` where the request is open to anyone. */
  readonly token: string | null;
  readonly signal?: AbortSignal;
  /** How long the whole exchange may take, in milliseconds. */
  readonly timeoutMs?: number;
  /** Where the request goes through something else than the runtime's own `fetch`. */
  readonly fetch?: typeof fetch;
}

const ENOUGH_FOR_A_SLOW_LINE_MS = 30_000;

/**
 * Posts to the hub and reads the whole answer by `read`; `null` when no hub answered, or not to the end or not in time.
 * Throws the signal's reason when the caller gave up.
 */
export async function postToHub<Reply>(
  address: URL,
  { body, type, accept }: HubPost,
  options: PostOptions,
  read: (response: Response) => Promise<Reply>,
): Promise<Reply | null> {
  const { token, signal, timeoutMs = ENOUGH_FOR_A_SLOW_LINE_MS, fetch = globalThis.fetch } = options;
  const signals = [AbortSignal.timeout(timeoutMs), ...(signal === undefined ? [] : [signal])];
  try {
    const response = await fetch(address, {
      method: 'POST',
      headers: {
        'content-type': type,
        accept: `${accept}, application/problem+json`,
        ...(token === null ? {} : { authorization: `Bearer ${token}` }),
      },
      body,
      signal: AbortSignal.any(signals),
      cache: 'no-store',
      credentials: 'omit',
      // The token is for this origin alone.
      redirect: 'error',
    });
    return await read(response);
  } catch (error) {
    const isGivenUp = signal?.aborted === true && !isTimeout(signal.reason);
    if (isGivenUp) throw signal.reason;
    if (isNetworkFailure(error)) return null;
    throw error;
  }
}

/** The media type of an answer, without its parameters. */
export function typeOf(response: Response): string {
  const [type = ''] = (response.headers.get('content-type') ?? '').split(';');
  return type.trim();
}

function isTimeout(error: unknown): boolean {
  return error instanceof Error && error.name === 'TimeoutError';
}

/** What `fetch` throws when the network fails, at the first byte or at the last (Fetch standard: a `TypeError`). */
function isNetworkFailure(error: unknown): boolean {
  return error instanceof TypeError || isTimeout(error);
}
