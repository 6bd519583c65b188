import type { CommandEntry } from '#domain/kernel/command.ts';
import { journalIdOf } from '#domain/kernel/journal.ts';
import type { AgentPrincipal, Principal } from '#domain/kernel/principal.ts';
import { scopesOf } from '#domain/kernel/principal.ts';
import type { DeskRecord } from '#domain/kernel/record.ts';
import { hubTimeOf } from '#domain/kernel/replay.ts';
import type { Result } from '#domain/kernel/result.ts';
import { ok, refuse } from '#domain/kernel/result.ts';
import type { ReadCommand } from '#domain/kernel/run-command.ts';
import { readCommand, runCommand } from '#domain/kernel/run-command.ts';
import { recordKinds } from '#domain/processes.ts';
import { agentRecord } from '#domain/workforce/agent.record.ts';
import type { DeskCopy } from '../data-service/desk-copy.ts';
import { hubNowMs } from '../data-service/session-rules.ts';
import type { VerifiedBundle, VerifiedCommand } from './read-bundle.ts';

/** A command that is taken in, and who its author is by this console's own records. */
export interface FittingCommand extends VerifiedCommand {
  readonly principal: AgentPrincipal;
}

export interface FittedBundle {
  readonly fitting: readonly FittingCommand[];
  /** How many are left out, by the code that says why. */
  readonly left: ReadonlyMap<string, number>;
}

/**
 * Sorts out what of a verified bundle is taken in: what is new here, by a colleague whom this desk knows, under a
 * certificate that has not run out, on records that the reader here may read and its author may change. What merely does
 * not fit the record as it stands here is taken in too: the hub may know more, and decides.
 */
export async function fitBundle(
  copy: DeskCopy,
  { commands }: Pick<VerifiedBundle, 'commands'>,
  { reader, nowMs }: { readonly reader: Principal; readonly nowMs: number },
): Promise<FittedBundle> {
  const entries = commands.map(({ entry }) => entry);
  const lines = await copy.records.find(entries.map(({ id }) => journalIdOf(id)));
  const needs = entries.flatMap((entry) => {
    const command = readCommand(recordKinds, entry);
    return [entry.actor, ...(command.ok ? command.value.needs : [])];
  });
  const records = new Map(await copy.records.find([...new Set(needs)]));
  const seen = new Set<string>();
  const atHubMs = hubNowMs(copy.keep, nowMs);
  const left = new Map<string, number>();
  const fitting: FittingCommand[] = [];

  function judge(one: VerifiedCommand): Result<AgentPrincipal> {
    const { entry } = one;
    const isKnown = seen.has(entry.id) || copy.outbox.get(entry.id) !== undefined || lines.has(journalIdOf(entry.id));
    seen.add(entry.id);
    if (isKnown) return refuse({ code: 'exchange.known' });
    if (!isCurrent(one, atHubMs)) return refuse({ code: 'exchange.certificate-expired' });
    const author = authorIn(records, one);
    if (author === null) return refuse({ code: 'exchange.author-unknown' });
    const command = readCommand(recordKinds, entry);
    if (!command.ok) return command;
    const refusal = applyTo(records, command.value, { author, reader });
    return refusal === null ? ok(author) : refuse({ code: refusal });
  }

  for (const one of commands) {
    const judged = judge(one);
    if (judged.ok) fitting.push({ ...one, principal: judged.value });
    else left.set(judged.refusal.code, (left.get(judged.refusal.code) ?? 0) + 1);
  }
  return { fitting, left };
}

function isCurrent({ author, signedAtMs }: VerifiedCommand, atHubMs: number): boolean {
  const wasGood = author.issuedAtMs <= signedAtMs && signedAtMs <= author.expiresAtMs;
  return wasGood && atHubMs <= author.expiresAtMs;
}

/** Who the author is by this desk's own copy, whatever the certificate said of them when it was given. */
function authorIn(
  records: ReadonlyMap<string, DeskRecord>,
  { author }: Pick<VerifiedCommand, 'author'>,
): AgentPrincipal | null {
  const agent = agentRecord.schema.safeParse(records.get(author.agent)).data;
  if (agent?.isActive !== true || agent.person !== author.person) return null;
  const { id, person, role, teams } = agent;
  return { kind: 'agent', id, person, role, teams };
}

/** Does the command on `records`, for those that follow; says why it must not be taken in, or `null` when it may. */
function applyTo(
  records: Map<CommandEntry['target'], DeskRecord>,
  command: ReadCommand,
  { author, reader }: { readonly author: Principal; readonly reader: Principal },
): string | null {
  const occurredAtMs = hubTimeOf(command.entry);
  const decided = runCommand(command, author, records, { occurredAtMs, receivedAtMs: occurredAtMs });
  if (decided.ok) {
    const { record } = decided.value;
    const mine = scopesOf(reader);
    if (!command.kind.policy.readersOf(record).some((scope) => mine.includes(scope))) return 'exchange.out-of-sight';
    records.set(record.id, record);
    return null;
  }
  if (decided.refusal.code === 'record.missing') return 'exchange.out-of-sight';
  return decided.refusal.code === 'command.not-permitted' ? 'exchange.not-permitted' : null;
}
