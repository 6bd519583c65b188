import type { OutboxEntry } from '#contracts/desk-port.ts';
import type { CommandAnswer } from '#contracts/sync.ts';
import { MAX_COMMANDS_PER_PUSH } from '#contracts/sync.ts';
import type { CommandEntry } from '#domain/kernel/command.ts';
import type { DeskCopy } from './desk-copy.ts';
import { liveEntries, showRows } from './show-rows.ts';

/** A hub takes at least a megabyte at once; one command alone always fits. */
const MAX_BATCH_CHARACTERS = 400_000;

/** The commands to send next, oldest first: the same ones again until they are answered. */
export function nextBatch(copy: Pick<DeskCopy, 'outbox'>): readonly CommandEntry[] {
  const waiting = liveEntries(copy).filter(({ state }) => state === 'waiting');
  const batch: CommandEntry[] = [];
  let characters = 0;
  for (const { entry } of waiting.slice(0, MAX_COMMANDS_PER_PUSH)) {
    characters += JSON.stringify(entry).length;
    if (batch.length > 0 && characters > MAX_BATCH_CHARACTERS) break;
    batch.push(entry);
  }
  return batch;
}

/**
 * Notes what the hub said of commands. An accepted one stays until the feed has carried it back; a refused one
 * leaves the rows and waits for its author.
 */
export async function applyAnswers(copy: DeskCopy, answers: readonly CommandAnswer[]): Promise<void> {
  const put: OutboxEntry[] = [];
  const forget: string[] = [];
  for (const answer of answers) {
    const known = copy.outbox.get(answer.command);
    if (known?.state !== 'waiting') continue;
    if (answer.kind === 'refused') put.push({ ...known, state: 'refused', refusal: answer.refusal });
    else if (isCarriedBack(copy, answer.place)) forget.push(known.id);
    else put.push({ ...known, state: 'acknowledged', place: answer.place });
  }
  await copy.outbox.write({ put, forget });
  await showRows(copy);
}

function isCarriedBack({ feed, keep }: DeskCopy, place: number): boolean {
  const cursor = keep.get('cursor');
  return feed.isAtEnd && cursor !== null && place <= cursor.place;
}
