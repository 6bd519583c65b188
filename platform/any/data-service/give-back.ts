import { Fault } from '#contracts/fault.ts';
import type { FeedPage } from '#contracts/sync.ts';
import { MAX_LINES_PER_QUESTION } from '#contracts/sync.ts';
import type { JournalLine } from '#domain/kernel/journal.ts';
import { journalRecord } from '#domain/kernel/journal.ts';
import type { Result } from '#domain/kernel/result.ts';
import { ok } from '#domain/kernel/result.ts';
import type { OpenCopy } from './desk-copy.ts';
import { offerFilesAgain } from './file-rules.ts';
import type { LineAsking } from './hand-in-lines.ts';
import { handIn } from './hand-in-lines.ts';
import type { HubLink } from './hub-link.ts';
import { ownOf, putBack } from './own-lines.ts';
import { noteHandedIn, noteRestored, noteTaken } from './restored-hub.ts';

export interface GiveBackPorts extends OpenCopy {
  readonly hub: Pick<HubLink, 'ask'>;
  /** There is something new to tell people of it. */
  readonly onRestored: () => void;
  readonly reportFault: (error: unknown) => void;
}

/**
 * Gives a hub that was restored from a backup what it has lost and this device still holds, before the replica begins
 * anew: the journal lines since then, whoever they are by, in their order. What was done on this device goes back into the
 * outbox, whether the hub has it by now or not: nothing else here speaks of it until the desk is received again, and the
 * hub may be lost once more before that. So its author has it back, or hears that it does not fit any more. Files are
 * offered again. What others did and the hub cannot take back from here is kept beside the replica; see
 * `unplaced-lines.ts`. It may be interrupted at any point and begun again: the hub knows what it has.
 */
export async function giveBackLost(ports: GiveBackPorts, page: FeedPage, asking: LineAsking): Promise<Result<null>> {
  if (page.restored === undefined) return ok(null);
  const { sinceMs, backupAtMs } = page.restored;
  await ports.change((copy) => noteRestored(copy, backupAtMs));
  ports.onRestored();
  const held = await findHeld(ports, sinceMs, asking);
  if (!held.ok) return held;
  const { lost, own } = held.value;
  const onTaken = async (lines: number) => {
    await ports.change((copy) => noteTaken(copy, lines));
    ports.onRestored();
  };
  const left = await handIn({ ...ports, onTaken }, [...lost, ...ports.copy.keep.get('unplaced')], asking);
  if (!left.ok) return left;
  const isOwn = new Set(own.map(({ id }) => id));
  const notTaken = [...left.value.unfit, ...left.value.unsealed];
  const again = notTaken.filter(({ id }) => isOwn.has(id)).length;
  const others = notTaken.length - again;
  await ports.change(async (copy) => {
    await putBack(copy, own);
    await copy.keep.set({ unplaced: left.value.unfit.filter(({ id }) => !isOwn.has(id)) });
    const files = await offerFilesAgain(copy);
    // Last: before this all of it is done again.
    await noteHandedIn(copy, { again, files, left: others });
  });
  ports.onRestored();
  if (others > 0) {
    const sentence = 'The hub was restored, and could not take back all that this device has seen.';
    ports.reportFault(new Fault('feed.lines-unfit', sentence, { details: { lines: others } }));
  }
  return ok(null);
}

interface Held {
  /** What the hub does not have. */
  readonly lost: readonly JournalLine[];
  /** What was done here, by whoever is signed in; the hub has it or not. */
  readonly own: readonly JournalLine[];
}

/** Every line that is held is looked at: only the hub's own clock says when it received what. */
async function findHeld({ copy, hub }: GiveBackPorts, sinceMs: number, asking: LineAsking): Promise<Result<Held>> {
  const lost: JournalLine[] = [];
  const own: JournalLine[] = [];
  for await (const held of copy.records.slicesOf(journalRecord.name)) {
    // Every row of the journal went through its schema.
    const lines = (held as readonly JournalLine[]).filter(({ receivedAtMs }) => receivedAtMs >= sinceMs);
    own.push(...(await ownOf(copy, lines)));
    for (let from = 0; from < lines.length; from += MAX_LINES_PER_QUESTION) {
      const asked = lines.slice(from, from + MAX_LINES_PER_QUESTION);
      const answer = await hub.ask('sync.missing', { lines: asked.map(({ id }) => id) }, asking);
      if (!answer.ok) return answer;
      const unknown = new Set(answer.value.missing);
      lost.push(...asked.filter(({ id }) => unknown.has(id)));
    }
  }
  return ok({ lost, own });
}
