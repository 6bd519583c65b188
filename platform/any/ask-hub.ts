import { Fault } from '#contracts/fault.ts';
import type { HubInput, HubOutput, HubRequest } from '#contracts/hub-api.ts';
import { hubApi, problem } from '#contracts/hub-api.ts';
import type { Refusal, Result } from '#domain/kernel/result.ts';
import { ok, refuse } from '#domain/kernel/result.ts';

export interface AskHubOptions {
  /** Of the session; `null` where the request is open to anyone. */
  readonly token: string | null;
  readonly signal?: AbortSignal;
  /** How long the whole exchange may take, in milliseconds. */
  readonly timeoutMs?: number;
  /** Where the request goes through something else than the runtime's own `fetch`. */
  readonly fetch?: typeof fetch;
}

interface Reply {
  readonly status: number;
  readonly kind: 'answer' | 'problem';
  readonly body: unknown;
}

const ENOUGH_FOR_A_SLOW_LINE_MS = 30_000;
const unreachable: Refusal = { code: 'hub.unreachable' };

/**
 * Asks the hub one thing and gives its answer, parsed by the contract.
 *
 * Refused with the hub's own code when it says no, and with `hub.unreachable` when there is no way to it or it does
 * not answer in time; the command may have arrived all the same, so only what is safe to repeat is asked again.
 * Throws the signal's reason when the caller gave up, and a `Fault` when the hub answers outside the contract.
 *
 * @param origin The hub's address without a path, such as `https://desk.example.org`.
 */
export async function askHub<Name extends HubRequest>(
  origin: string,
  request: Name,
  input: HubInput<Name>,
  options: AskHubOptions,
): Promise<Result<HubOutput<Name>>> {
  const reply = await exchange(new URL(hubApi[request].path, origin), input, options);
  if (reply === null) return refuse(unreachable);
  if (reply.kind === 'problem') return refuse(refusalOf(request, reply));

  const answer = hubApi[request].output.safeParse(reply.body);
  if (reply.status !== 200 || !answer.success) throw outsideContract(request, reply.status, answer.error);
  // The schema was looked up by the same name as the type.
  return ok(answer.data as HubOutput<Name>);
}

/** One request and its whole answer; `null` when no hub answered. */
async function exchange(address: URL, input: unknown, options: AskHubOptions): Promise<Reply | null> {
  const { token, signal, timeoutMs = ENOUGH_FOR_A_SLOW_LINE_MS, fetch = globalThis.fetch } = options;
  const signals = [AbortSignal.timeout(timeoutMs), ...(signal === undefined ? [] : [signal])];
  try {
    const response = await fetch(address, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        accept: 'application/json, application/problem+json',
        ...(token === null ? {} : { authorization: `Bearer ${token}` }),
      },
      body: JSON.stringify(input),
      signal: AbortSignal.any(signals),
      cache: 'no-store',
      credentials: 'omit',
      // The token is for this origin alone.
      redirect: 'error',
    });
    const kind = kindOf(response);
    return kind === null ? null : { status: response.status, kind, body: parseJson(await response.text()) };
  } catch (error) {
    const isGivenUp = signal?.aborted === true && !isTimeout(signal.reason);
    if (isGivenUp) throw signal.reason;
    if (isNetworkFailure(error)) return null;
    throw error;
  }
}

/** The hub speaks JSON and nothing else: pages are from a proxy, or from a hotel that wants its guests to sign in. */
function kindOf(response: Response): Reply['kind'] | null {
  const [type] = (response.headers.get('content-type') ?? '').split(';');
  if (type?.trim() === 'application/json') return 'answer';
  return type?.trim() === 'application/problem+json' ? 'problem' : null;
}

function refusalOf(request: HubRequest, reply: Reply): Refusal {
  const said = problem.safeParse(reply.body);
  if (!said.success) throw outsideContract(request, reply.status, said.error);
  const { code, details, reportId } = said.data;
  if (details === undefined && reportId === undefined) return { code };
  return { code, details: { ...details, ...(reportId === undefined ? {} : { reportId }) } };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Fits no schema, so the caller says what was wrong with it.
    return undefined;
  }
}

function outsideContract(request: HubRequest, status: number, cause: unknown): Fault {
  return new Fault('hub.answer-invalid', 'The hub answered outside the contract.', {
    cause,
    details: { request, status },
  });
}

function isTimeout(error: unknown): boolean {
  return error instanceof Error && error.name === 'TimeoutError';
}

/** What `fetch` throws when the network fails, at the first byte or at the last (Fetch standard: a `TypeError`). */
function isNetworkFailure(error: unknown): boolean {
  return error instanceof TypeError || isTimeout(error);
}
