import type { recoverOutcomes } from '#contracts/sync.ts';
import { MAX_COMMANDS_PER_PUSH, SYNC_PROTOCOL_VERSION } from '#contracts/sync.ts';
import type { JournalLine } from '#domain/kernel/journal.ts';
import type { Result } from '#domain/kernel/result.ts';
import { ok } from '#domain/kernel/result.ts';
import type { HubLink } from './hub-link.ts';

type Outcome = (typeof recoverOutcomes)[number];

/** Who asks the hub about lines. */
export interface LineAsking {
  readonly token: string;
  readonly signal: AbortSignal;
}

/** As for commands: a hub takes far more at once. */
const MOST_CHARACTERS = 400_000;

/** In the order in which the hub accepted them, as far as the lines tell. */
export function byAcceptance(one: JournalLine, other: JournalLine): number {
  return one.receivedAtMs - other.receivedAtMs || one.occurredAtMs - other.occurredAtMs || (one.id < other.id ? -1 : 1);
}

/** What the hub did not take. */
export interface Left {
  /** They do not follow on what it has; what is missing before them may come from another device. */
  readonly unfit: readonly JournalLine[];
  /** It cannot tell that it ever accepted them. */
  readonly unsealed: readonly JournalLine[];
}

export interface HandInPorts {
  readonly hub: Pick<HubLink, 'ask'>;
  readonly onTaken: (lines: number) => Promise<void>;
}

/** Hands lines in until the hub has taken what it can: one that did not fit may do so once another is there. */
export async function handIn(
  { hub, onTaken }: HandInPorts,
  lines: readonly JournalLine[],
  asking: LineAsking,
): Promise<Result<Left>> {
  const unsealed: JournalLine[] = [];
  let unfit = lines.toSorted(byAcceptance);
  for (let hasHelped = true; hasHelped && unfit.length > 0;) {
    const left: JournalLine[] = [];
    hasHelped = false;
    for (const batch of inBatches(unfit)) {
      const answer = await hub.ask('sync.recover', { protocol: SYNC_PROTOCOL_VERSION, lines: [...batch] }, asking);
      if (!answer.ok) return answer;
      const having = (wanted: Outcome) => batch.filter((_line, index) => answer.value.outcomes[index] === wanted);
      const taken = having('kept').length;
      hasHelped ||= taken > 0;
      await onTaken(taken);
      left.push(...having('unfit'));
      unsealed.push(...having('unsealed'));
    }
    unfit = left;
  }
  return ok({ unfit, unsealed });
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
