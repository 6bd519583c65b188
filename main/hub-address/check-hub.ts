import type { HubFinding, HubProblem } from '#contracts/console-ipc.ts';
import { Fault } from '#contracts/fault.ts';
import { askHub } from '#platform/any/ask-hub.ts';
import { readHubAddress } from './hub-address.rules.ts';

/** People wait for the answer with their hand on the mouse. */
const PATIENCE_MS = 8_000;

/** Looks for a hub at an address somebody typed, and says in one word what stands in the way when there is none. */
export async function checkHub(typed: string, fetch: typeof globalThis.fetch = globalThis.fetch): Promise<HubFinding> {
  const read = readHubAddress(typed);
  if (read.kind === 'problem') return read;
  let failure: unknown = null;
  const watched: typeof fetch = async (...request) => {
    try {
      return await fetch(...request);
    } catch (error) {
      failure = error;
      throw error;
    }
  };
  try {
    const asked = { token: null, timeoutMs: PATIENCE_MS, fetch: watched };
    const answer = await askHub(read.origin, 'setup.read', {}, asked);
    if (answer.ok) return { kind: 'found', origin: read.origin, organisation: answer.value.organisation };
    return { kind: 'problem', code: failure === null ? 'hub-address.no-hub' : problemIn(failure) };
  } catch (error) {
    // It answered, in a way this version does not understand.
    if (error instanceof Fault) return { kind: 'problem', code: 'hub-address.other-version' };
    throw error;
  }
}

const problemsByCode: Readonly<Record<string, HubProblem>> = {
  ENOTFOUND: 'hub-address.unknown-host',
  EAI_AGAIN: 'hub-address.unknown-host',
  ECONNREFUSED: 'hub-address.refused',
  ECONNRESET: 'hub-address.no-hub',
  // Something answers there, and does not speak TLS or HTTP.
  EPROTO: 'hub-address.no-hub',
  ERR_SSL_WRONG_VERSION_NUMBER: 'hub-address.no-hub',
  ERR_SSL_PACKET_LENGTH_TOO_LONG: 'hub-address.no-hub',
  UND_ERR_SOCKET: 'hub-address.no-hub',
};

/** What the network said, in the words of the contract. Node's `fetch` keeps its reason in `cause`. */
function problemIn(failure: unknown): HubProblem {
  const code = codeOf(failure);
  if (code === null) return isTimeout(failure) ? 'hub-address.silent' : 'hub-address.no-hub';
  const known = problemsByCode[code];
  if (known !== undefined) return known;
  return /CERT|SIGNED|ISSUER|LEAF_SIGNATURE|ALTNAME/.test(code) ? 'hub-address.certificate' : 'hub-address.silent';
}

function codeOf(error: unknown): string | null {
  if (!(error instanceof Error)) return null;
  if ('code' in error && typeof error.code === 'string') return error.code;
  // One name may stand for several addresses, each tried.
  const [first] = error instanceof AggregateError ? error.errors : [];
  return codeOf(first ?? error.cause);
}

function isTimeout(error: unknown): boolean {
  return error instanceof Error && error.name === 'TimeoutError';
}
