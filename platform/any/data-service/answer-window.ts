import type { DeskInput, DeskOutput, DeskRequest, OutboxEntry } from '#contracts/desk-port.ts';
import type { HubRequest } from '#contracts/hub-api.ts';
import { hubApi } from '#contracts/hub-api.ts';
import { epochMs } from '#domain/kernel/fields.ts';
import type { Result } from '#domain/kernel/result.ts';
import { ok, refuse } from '#domain/kernel/result.ts';
import type { ConsoleKey } from '../exchange/console-key.ts';
import type { CallLan } from '../lan-session/lan-reach.ts';
import { createConsoleLan } from '../lan-session/console-lan.ts';
import type { DirectSessions } from '../signalling/direct-sessions.ts';
import { exchangeAnswers } from '../exchange/answer-exchange.ts';
import { fileAnswers } from './answer-files.ts';
import type { FileAnswerPorts } from './answer-files.ts';
import type { ReplicaAnswerPorts } from './answer-replica.ts';
import { replicaAnswers } from './answer-replica.ts';
import type { OpenCopy } from './desk-copy.ts';
import type { HubLink, Surroundings } from './hub-link.ts';
import { endsSession } from './hub-link.ts';
import type { CommandDraft, IssueOptions } from './issue-command.ts';
import { isIssued, issueCommand } from './issue-command.ts';
import type { Numbers } from './numbers.ts';
import { hubNowMs, openSession } from './session-rules.ts';
import type { Session } from './session.ts';
import type { Search } from '../search/create-search.ts';

export interface AnswerPorts
  extends
    OpenCopy,
    Pick<FileAnswerPorts, 'fileLink'>,
    Pick<ReplicaAnswerPorts, 'token' | 'status' | 'tending' | 'hangUp' | 'measure'>,
    Pick<Surroundings, 'nowMs' | 'newId' | 'reportFault' | 'wait'> {
  readonly hub: Pick<HubLink, 'ask'>;
  readonly session: Session;
  readonly numbers: Numbers;
  readonly search: Pick<Search, 'find'>;
  readonly consoleKey: ConsoleKey;
  readonly signal: AbortSignal;
  /** Sessions without a hub. */
  readonly directs: DirectSessions;
  readonly callLan?: CallLan;
  readonly onIssued: () => void;
  readonly onDraftWritten: () => void;
}

type Answers = {
  readonly [Name in DeskRequest]: (input: DeskInput<Name>) => Promise<DeskOutput<Name> | Result<unknown>>;
};

/** Requests the service makes itself: their answers hold tokens, or belong in the copy. */
const servicesOwn: readonly string[] = [
  'setup.complete',
  'session.open',
  'session.renew',
  'session.close',
  'sync.pull',
  'sync.push',
  'exchange.certify',
  'exchange.push',
  'replica.older',
  'replica.ticket',
  'replica.scopes',
  'replica.digest',
  'replica.stretch',
  'replica.receipt',
  'number.lease',
  'device.open-session',
  'draft.exchange',
] satisfies HubRequest[];

/** What each request of a window does. */
export function windowAnswers(ports: AnswerPorts): Answers {
  const { session, numbers } = ports;
  const lan = createConsoleLan({
    ...ports,
    key: ports.consoleKey,
    issue: (draft) => issue(ports, draft, { id: ports.newId() }),
  });
  return {
    'session.open': ({ login, password }) => session.open(login, password),
    'session.close': (options) => session.close(options),
    'setup.complete': ({ input }) => session.completeSetUp(input),
    'command.issue': async ({ id = ports.newId(), ...draft }) => {
      const issued = await issue(ports, draft, { id });
      if (issued.ok) lan.issued(draft);
      return issued;
    },
    'refused.reapply': ({ command, id = ports.newId() }) => reapply(ports, command, id),
    'refused.dismiss': ({ command }) => dismiss(ports, command),
    'mishap.dismiss': () => dismissMishap(ports),
    'restored.dismiss': () => dismissRestored(ports),
    'number.take': async () => {
      const number = await numbers.take();
      void numbers.renewIfLow().catch(ports.reportFault);
      return number;
    },
    ...fileAnswers(ports),
    'search.find': (question) => ports.search.find(question),
    ...replicaAnswers(ports),
    ...exchangeAnswers({ ...ports, key: ports.consoleKey, onTaken: ports.onIssued }),
    'lan.find': lan.find,
    'lan.join': lan.join,
    'lan.leave': async () => {
      lan.leave();
      return ok(null);
    },
    'draft.write': (draft) => writeDraft(ports, draft),
    'hub.ask': ({ request, input }) => askForWindow(ports, request, input),
  };
}

async function askForWindow(ports: AnswerPorts, request: string, input: unknown): Promise<Result<unknown>> {
  const { hub, session, signal } = ports;
  if (!isForWindows(request)) return refuse({ code: 'hub.request-not-for-windows' });
  const parsed = hubApi[request].input.safeParse(input);
  if (!parsed.success) return refuse({ code: 'request.invalid' });
  const token = session.token();
  const answer = await hub.ask(request, parsed.data, { token, signal });
  if (!answer.ok && endsSession(answer.refusal) && token !== null) await session.end(token);
  return answer;
}

async function issue(
  ports: AnswerPorts,
  draft: CommandDraft,
  as: Pick<IssueOptions, 'id' | 'instead'>,
): Promise<Result<{ command: string }>> {
  const { copy, change, nowMs, reportFault } = ports;
  const outcome = await change(async () => {
    const atMs = nowMs();
    if (openSession(copy.keep, atMs) === null) return refuse({ code: 'session.missing' });
    return issueCommand(copy, draft, { ...as, nowMs: atMs, reportFault });
  });
  if (outcome.ok) ports.onIssued();
  return outcome;
}

async function reapply(ports: AnswerPorts, command: string, id: string): Promise<Result<null>> {
  const refused = ports.copy.outbox.get(command);
  // What was carried for a colleague is theirs to do again.
  if (refused?.state !== 'refused' || refused.carried !== undefined) {
    return (await isIssued(ports.copy, id)) ? ok(null) : refuse({ code: 'command.not-refused' });
  }
  const { name, target } = refused.entry;
  const issued = await issue(ports, { name, target, input: inputAgain(refused) }, { id, instead: command });
  return issued.ok ? ok(null) : issued;
}

/**
 * The same input; but the newer words that stopped a reply are seen now, and a number that the hub does not take, because
 * another device had it, is left to the hub.
 */
function inputAgain({ entry: { input }, refusal }: OutboxEntry): CommandDraft['input'] {
  if (typeof input !== 'object' || input === null || Array.isArray(input)) return input;
  const newest = refusal?.code === 'incident.newer-words' ? refusal.details?.['newest'] : undefined;
  if (newest !== undefined) return { ...input, lastSeen: newest };
  const isNumberRefused = 'number' in input && refusal?.code.startsWith('number.') === true;
  return isNumberRefused ? { ...input, number: null } : input;
}

async function writeDraft(ports: AnswerPorts, draft: DeskInput<'draft.write'>): Promise<Result<null>> {
  const { copy, nowMs, onDraftWritten } = ports;
  if (openSession(copy.keep, nowMs()) === null) return refuse({ code: 'session.missing' });
  await copy.drafts.write(draft, epochMs.parse(hubNowMs(copy.keep, nowMs())));
  onDraftWritten();
  return ok(null);
}

async function dismiss({ copy, change, onIssued }: AnswerPorts, command: string): Promise<Result<null>> {
  const outcome = await change(async () => {
    if (copy.outbox.get(command)?.state !== 'refused') return refuse({ code: 'command.not-refused' });
    await copy.outbox.write({ forget: [command] });
    return ok(null);
  });
  onIssued();
  return outcome;
}

async function dismissMishap({ copy, change, onIssued }: AnswerPorts): Promise<Result<null>> {
  await change(() => copy.keep.set({ mishap: null }));
  onIssued();
  return ok(null);
}

async function dismissRestored({ copy, change, onIssued }: AnswerPorts): Promise<Result<null>> {
  await change(async () => {
    if (copy.keep.get('restored')?.step === 'done') await copy.keep.set({ restored: null });
  });
  onIssued();
  return ok(null);
}

function isForWindows(request: string): request is HubRequest {
  return Object.hasOwn(hubApi, request) && !servicesOwn.includes(request);
}
