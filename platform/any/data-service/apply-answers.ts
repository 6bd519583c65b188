import type { OutboxEntry } from '#contracts/desk-port.ts';
import type { CommandAnswer } from '#contracts/sync.ts';
import { MAX_COMMANDS_PER_PUSH } from '#contracts/sync.ts';
import { hashesIn } from '#domain/kernel/attachment.ts';
import { epochMs } from '#domain/kernel/fields.ts';
import type { DeskCopy } from './desk-copy.ts';
import { together } from './desk-copy.ts';
import { offerFilesAgain } from './file-rules.ts';
import { noteReconciled } from './restored-hub.ts';
import { liveEntries, showRows } from './show-rows.ts';

/** A hub takes at least a megabyte at once; one command alone always fits. */
const MAX_BATCH_CHARACTERS = 400_000;

/**
 * The commands to send next, oldest first: the same ones again until they are answered. Own ones and those that are
 * carried for others go to the hub by different requests, and one after the other: they may build on each other.
 */
export function nextBatch(copy: Pick<DeskCopy, 'outbox'>): readonly OutboxEntry[] {
  const waiting = liveEntries(copy).filter(({ state }) => state === 'waiting');
  const batch: OutboxEntry[] = [];
  let characters = 0;
  for (const row of waiting.slice(0, MAX_COMMANDS_PER_PUSH)) {
    const isAnother = isCarried(row) !== isCarried(waiting[0]!);
    characters += JSON.stringify(row.carried ?? row.entry).length;
    if (batch.length > 0 && (isAnother || characters > MAX_BATCH_CHARACTERS)) break;
    batch.push(row);
  }
  return batch;
}

/** Whether it is a colleague's, handed over to be brought to the hub. */
function isCarried({ carried }: Pick<OutboxEntry, 'carried'>): boolean {
  return carried !== undefined;
}

/**
 * Notes what the hub said of commands. An accepted one stays until the feed has carried it back; a refused one
 * leaves the rows and waits for its author.
 */
export async function applyAnswers(copy: DeskCopy, answers: readonly CommandAnswer[]): Promise<void> {
  await together(copy, (staged) => noteAnswers(staged, answers));
}

async function noteAnswers(copy: DeskCopy, answers: readonly CommandAnswer[]): Promise<void> {
  const gone = new Set<string>();
  const put: OutboxEntry[] = [];
  const forget: string[] = [];
  for (const answer of answers) {
    const known = copy.outbox.get(answer.command);
    if (known?.state !== 'waiting') continue;
    const isAccepted = answer.kind === 'accepted';
    if (isAccepted && !isCarriedBack(copy, answer.place)) {
      put.push({ ...known, state: 'acknowledged', place: answer.place });
      continue;
    }
    gone.add(known.entry.target);
    if (isAccepted) forget.push(known.id);
    else put.push({ ...known, state: 'refused', refusal: answer.refusal });
  }
  await copy.outbox.write({ put, forget });
  await showRows(copy, gone);
  await noteReconciled(copy);
}

function isCarriedBack({ feed, keep }: DeskCopy, place: number): boolean {
  const cursor = keep.get('cursor');
  return feed.isAtEnd && cursor !== null && place <= cursor.place;
}

/**
 * A hub that was put back may have forgotten what it refused, and take from others what they hold of it as accepted. It is
 * asked once more, so that it says the same to all; and files are offered again. `restoredAtMs`: when it was put back last.
 *
 * @returns Whether there was anything to doubt.
 */
export async function doubtAnswers(copy: DeskCopy, restoredAtMs: number): Promise<boolean> {
  const { keep, outbox } = copy;
  if (keep.get('answersSinceMs') === restoredAtMs) return false;
  const refused = outbox.all().filter(({ state, carried }) => state === 'refused' && carried === undefined);
  await outbox.write({ put: refused.map((entry) => ({ ...entry, state: 'waiting', refusal: null })) });
  await showRows(copy, new Set(refused.map(({ entry }) => entry.target)));
  await offerFilesAgain(copy);
  await keep.set({ answersSinceMs: epochMs.parse(restoredAtMs) });
  return true;
}

/**
 * After the line to the hub was lost: what it acknowledged and the feed has not carried back is asked once more. It has
 * the same answer for ever, unless the hub was restored from a backup that is older than the command.
 */
export async function askAgain({ outbox, files }: Pick<DeskCopy, 'outbox' | 'files'>): Promise<void> {
  const acknowledged = outbox.all().filter(({ state }) => state === 'acknowledged');
  if (acknowledged.length === 0) return;
  await outbox.write({ put: acknowledged.map((entry) => ({ ...entry, state: 'waiting', place: 0 })) });
  const named = acknowledged.flatMap(({ entry }) => hashesIn(entry.input));
  // Offered once more after them: of a file that it has the hub says so, and no byte is sent.
  const sent = named.filter((sha256) => files.get(sha256)?.state === 'sent');
  if (sent.length > 0) await files.mark(sent, 'unsent');
}
