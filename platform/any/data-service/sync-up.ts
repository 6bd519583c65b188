import { SYNC_PROTOCOL_VERSION } from '#contracts/sync.ts';
import type { OutboxEntry } from '#contracts/desk-port.ts';
import { applyAnswers, nextBatch } from './apply-answers.ts';
import type { BackOff } from './back-off.ts';
import type { Bell } from './bell.ts';
import type { OpenCopy } from './desk-copy.ts';
import type { StatusBoard } from './desk-status.ts';
import type { HubLink } from './hub-link.ts';
import { endsSession, faultCode, problemOf } from './hub-link.ts';
import type { Session } from './session.ts';

export interface SyncUpPorts extends OpenCopy {
  readonly hub: Pick<HubLink, 'ask'>;
  readonly session: Pick<Session, 'token' | 'isProven' | 'end'>;
  readonly status: Pick<StatusBoard, 'tell'>;
  /** Rung when a command was issued and when somebody signed in. */
  readonly bell: Bell;
  readonly backOff: BackOff;
  /** The hub answered, and may be looked for by whoever waits for it. */
  readonly onReachable: () => void;
  /** No answer: a live stream that still seems to stand is not to be believed. */
  readonly onUnreachable: () => void;
  readonly reportFault: (error: unknown) => void;
}

/** Sends what waits, in order, one batch at a time, until stopped. A batch without an answer is sent again. */
export async function sendCommands(ports: SyncUpPorts, signal: AbortSignal): Promise<void> {
  const { copy, bell, backOff, session } = ports;
  let isOneByOne = false;
  while (!signal.aborted) {
    const batch = nextBatch(copy).slice(0, isOneByOne ? 1 : undefined);
    const current = session.token();
    if (batch.length === 0 || current === null || !session.isProven()) {
      isOneByOne = false;
      await bell.heard(signal);
      continue;
    }
    const outcome = await sendBatch(ports, batch, current, signal).catch((error: unknown): Sent => {
      if (signal.aborted) return 'later';
      ports.reportFault(error);
      ports.status.tell({ sendProblem: faultCode(error) });
      return 'later';
    });
    if (outcome === 'unreadable') isOneByOne = true;
    if (outcome === 'later') await backOff.pause(signal);
    else backOff.reset();
  }
}

/** `unreadable`: the hub could not read the batch; one by one, the rest still gets through. */
type Sent = 'answered' | 'unreadable' | 'later';

async function sendBatch(
  ports: SyncUpPorts,
  batch: readonly OutboxEntry[],
  token: string,
  signal: AbortSignal,
): Promise<Sent> {
  const { copy, change, session, status } = ports;
  const outcome = await pushBatch(ports, batch, { token, signal });
  if (outcome.ok) {
    const { answers } = outcome.value;
    // Not a word on the command: whoever signs in next as its actor sends it again.
    const decided = answers.filter((answer) => answer.kind === 'accepted' || !endsSession(answer.refusal));
    await change(() => applyAnswers(copy, decided));
    status.tell({ sendProblem: null });
    ports.onReachable();
    if (decided.length < answers.length) await session.end(token);
    // A hub that answers something else than it was asked is not asked again at once.
    return nextBatch(copy)[0]?.id === batch[0]?.id ? 'later' : 'answered';
  }
  const { refusal } = outcome;
  if (refusal.code === 'hub.unreachable') {
    ports.onUnreachable();
    return 'later';
  }
  if (endsSession(refusal)) {
    await session.end(token);
    return 'answered';
  }
  if (refusal.code === 'request.invalid' || refusal.code === 'request.too-large') {
    const [only] = batch;
    if (batch.length > 1 || only === undefined) return 'unreadable';
    await change(() => applyAnswers(copy, [{ kind: 'refused', command: only.id, refusal }]));
    status.tell();
    return 'answered';
  }
  status.tell({ sendProblem: problemOf(refusal) });
  return 'later';
}

/** Own commands, or those of others with their signatures: a batch is of one kind. */
function pushBatch(
  { copy, hub }: Pick<SyncUpPorts, 'copy' | 'hub'>,
  batch: readonly OutboxEntry[],
  asking: { readonly token: string; readonly signal: AbortSignal },
) {
  const base = { protocol: SYNC_PROTOCOL_VERSION, cursor: copy.keep.get('cursor') };
  const handed = batch.flatMap(({ carried }) => carried ?? []);
  if (handed.length === 0) return hub.ask('sync.push', { ...base, commands: batch.map(({ entry }) => entry) }, asking);
  const commands = handed.map(({ signed, certificate }) => ({ signed, certificate }));
  return hub.ask('exchange.push', { ...base, commands }, asking);
}
