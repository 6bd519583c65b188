import { Fault } from '#contracts/fault.ts';
import type { FeedPage, recoverOutcomes } from '#contracts/sync.ts';
import { MAX_COMMANDS_PER_PUSH, MAX_LINES_PER_QUESTION, SYNC_PROTOCOL_VERSION } from '#contracts/sync.ts';
import type { OutboxEntry } from '#contracts/desk-port.ts';
import type { AttachmentHash } from '#domain/kernel/attachment.ts';
import { hashesIn } from '#domain/kernel/attachment.ts';
import type { CommandEntry } from '#domain/kernel/command.ts';
import { COMMAND_SCHEMA_VERSION, commandEntry } from '#domain/kernel/command.ts';
import type { JournalLine } from '#domain/kernel/journal.ts';
import { commandIdOf, commandNamed } from '#domain/kernel/journal.ts';
import type { Result } from '#domain/kernel/result.ts';
import { ok } from '#domain/kernel/result.ts';
import { recordKinds } from '#domain/processes.ts';
import type { DeskCopy, OpenCopy } from './desk-copy.ts';
import type { HubLink } from './hub-link.ts';

export interface GiveBackPorts extends OpenCopy {
  readonly hub: Pick<HubLink, 'ask'>;
  readonly reportFault: (error: unknown) => void;
}

interface Asking {
  readonly token: string;
  readonly signal: AbortSignal;
}

/** Clocks of devices are wrong at times; what was stored up to so long before the backup is looked at as well. */
const CLOCK_DOUBT_MS = 24 * 3_600_000;
/** As for commands: a hub takes far more at once. */
const MOST_CHARACTERS = 400_000;

/**
 * Gives a hub that was restored from a backup what it has lost and this device still holds, before the replica begins
 * anew: the journal lines since then, whoever they are by, in their order. Lines of this desk that do not fit any more go
 * back into the outbox, so that their author hears of it. Files that lines name are sent again. It may be interrupted at
 * any point and begun again: the hub knows what it has.
 */
export async function giveBackLost(ports: GiveBackPorts, page: FeedPage, asking: Asking): Promise<Result<null>> {
  if (page.restored === undefined) return ok(null);
  const lost = await findLost(ports, page.restored.sinceMs, asking);
  if (!lost.ok) return lost;
  const left = await handIn(ports, lost.value.lines.toSorted(byAcceptance), asking);
  if (!left.ok) return left;
  await ports.change(async (copy) => {
    await putBack(copy, left.value);
    await sendFilesAgain(copy, lost.value.files);
  });
  const others = left.value.filter((line) => !isOwn(ports.copy, line)).length;
  if (others > 0) {
    const sentence = 'The hub was restored, and could not take back all that this device has seen.';
    ports.reportFault(new Fault('feed.lines-unfit', sentence, { details: { lines: others } }));
  }
  return ok(null);
}

interface Lost {
  readonly lines: readonly JournalLine[];
  /** Named since the backup, whoever has handed in their lines by now: the hub says which of them it has. */
  readonly files: ReadonlySet<AttachmentHash>;
}

async function findLost({ copy, hub }: GiveBackPorts, sinceMs: number, asking: Asking): Promise<Result<Lost>> {
  const missing: JournalLine[] = [];
  const files = new Set<AttachmentHash>();
  const storedFromMs = Math.max(0, sinceMs - copy.keep.get('hubOffsetMs') - CLOCK_DOUBT_MS);
  for await (const stored of copy.records.linesStoredFrom(storedFromMs)) {
    const lines = stored.filter(({ receivedAtMs }) => receivedAtMs >= sinceMs);
    for (const sha256 of lines.flatMap(({ input }) => hashesIn(input))) files.add(sha256);
    for (let from = 0; from < lines.length; from += MAX_LINES_PER_QUESTION) {
      const asked = lines.slice(from, from + MAX_LINES_PER_QUESTION);
      const answer = await hub.ask('sync.missing', { lines: asked.map(({ id }) => id) }, asking);
      if (!answer.ok) return answer;
      const unknown = new Set(answer.value.missing);
      missing.push(...asked.filter(({ id }) => unknown.has(id)));
    }
  }
  return ok({ lines: missing, files });
}

/** In the order in which the hub accepted them, as far as the lines tell. */
function byAcceptance(one: JournalLine, other: JournalLine): number {
  return one.receivedAtMs - other.receivedAtMs || one.occurredAtMs - other.occurredAtMs || (one.id < other.id ? -1 : 1);
}

/**
 * Hands lines in until the hub has taken what it can: one that did not fit may do so once another is there. Returns those
 * that are left.
 */
async function handIn(
  ports: GiveBackPorts,
  lines: readonly JournalLine[],
  asking: Asking,
): Promise<Result<readonly JournalLine[]>> {
  let left = lines;
  for (let hasHelped = true; hasHelped && left.length > 0;) {
    const unfit: JournalLine[] = [];
    hasHelped = false;
    for (const batch of inBatches(left)) {
      const input = { protocol: SYNC_PROTOCOL_VERSION, lines: [...batch] };
      const answer = await ports.hub.ask('sync.recover', input, asking);
      if (!answer.ok) return answer;
      const outcomes: readonly (typeof recoverOutcomes)[number][] = answer.value.outcomes;
      hasHelped ||= outcomes.includes('kept');
      unfit.push(...batch.filter((_line, index) => outcomes[index] === 'unfit' || outcomes[index] === 'unsealed'));
    }
    left = unfit;
  }
  return ok(left);
}

function* inBatches(lines: readonly JournalLine[]): Generator<readonly JournalLine[]> {
  let batch: JournalLine[] = [];
  let characters = 0;
  for (const line of lines) {
    const length = JSON.stringify(line).length;
    if (batch.length === MAX_COMMANDS_PER_PUSH || (batch.length > 0 && characters + length > MOST_CHARACTERS)) {
      yield batch;
      batch = [];
      characters = 0;
    }
    batch.push(line);
    characters += length;
  }
  if (batch.length > 0) yield batch;
}

/** What the hub did not take of this desk's own is asked again as the commands it was, before those that wait. */
async function putBack(copy: DeskCopy, left: readonly JournalLine[]): Promise<void> {
  const waiting = copy.outbox.all().toSorted((one, other) => one.order - other.order);
  const isThere = new Set(waiting.map(({ id }) => id));
  const again = left
    .filter((line) => isOwn(copy, line))
    .flatMap((line) => commandOf(line) ?? [])
    .filter(({ id }) => !isThere.has(id))
    .map((entry): OutboxEntry => ({ id: entry.id, order: 1, entry, state: 'waiting', place: 0, refusal: null }));
  if (again.length === 0) return;
  await copy.outbox.write({ put: [...again, ...waiting].map((entry, index) => ({ ...entry, order: index + 1 })) });
}

function isOwn({ keep }: Pick<DeskCopy, 'keep'>, { actor, device }: JournalLine): boolean {
  return device === keep.get('client') && actor === keep.get('session')?.principal.id;
}

function commandOf(line: JournalLine): CommandEntry | null {
  const name = commandNamed(recordKinds, line);
  if (name === null) return null;
  const { target, input, actor, device, occurredAtMs } = line;
  // By the hub's clock already.
  const moments = { issuedAtMs: occurredAtMs, hubOffsetMs: 0 };
  const id = commandIdOf(line.id);
  return commandEntry.parse({
    id,
    name,
    target,
    input,
    actor,
    device,
    ...moments,
    schemaVersion: COMMAND_SCHEMA_VERSION,
  });
}

/** Whoever still has the bytes of a file that was sent after the backup. */
async function sendFilesAgain({ files }: DeskCopy, named: Lost['files']): Promise<void> {
  const held = [...named].filter((sha256) => ['sent', 'fetched'].includes(files.get(sha256)?.state ?? ''));
  if (held.length > 0) await files.mark(held, 'unsent');
}
