import type { unplacedAnswer } from '#contracts/sync.ts';
import { MAX_COMMANDS_PER_PUSH } from '#contracts/sync.ts';
import type { JournalLine } from '#domain/kernel/journal.ts';
import { commandIdOf, journalLineSchema } from '#domain/kernel/journal.ts';
import type { Principal } from '#domain/kernel/principal.ts';
import type { z } from 'zod';
import { inChunks } from '../store/in-chunks.ts';
import type { Store, StoreReader, StoreTransaction } from '../store/store.ts';
import { isFormerSelf } from './former-self.ts';
import { readAnswers } from './stored-answers.ts';

/** Keeps lines under the hub's own seal that do not follow on what it has, for their authors: nobody else may have them. */
export async function keepUnplaced(tx: StoreTransaction, lines: readonly JournalLine[]): Promise<void> {
  const rows = lines.map((line) => ({ id: line.id, device: line.device, line: JSON.stringify(line) }));
  await inChunks(rows, (chunk) =>
    tx
      .insertInto('unplaced_line')
      .values(chunk)
      .onConflict((conflict) => conflict.column('id').doNothing())
      .execute(),
  );
}

/** They have their place after all, or their author knows what became of them. */
export async function dropUnplaced(reader: StoreReader, ids: readonly JournalLine['id'][]): Promise<void> {
  await inChunks(ids, (chunk) => reader.deleteFrom('unplaced_line').where('id', 'in', chunk).execute());
}

/**
 * What was done on this installation, by whoever asks or the agent that they were, and has no place. Once it is asked again
 * as a command it has an answer, and is told no more.
 *
 * @param after The `next` of the answer before; `null` at first.
 */
export async function unplacedOf(
  { database }: Pick<Store, 'database'>,
  principal: Principal,
  installation: string,
  after: JournalLine['id'] | null,
): Promise<z.infer<typeof unplacedAnswer>> {
  const rows = await database
    .selectFrom('unplaced_line')
    .select(['id', 'line'])
    .where('device', '=', installation)
    .where('id', '>', after ?? '')
    .orderBy('id')
    .limit(MAX_COMMANDS_PER_PUSH)
    .execute();
  const found = rows.map(({ line }) => journalLineSchema.parse(JSON.parse(line)));
  const answered = await readAnswers(
    database,
    found.map(({ id }) => commandIdOf(id)),
  );
  const isAnswered = ({ id }: JournalLine) => answered.has(commandIdOf(id));
  await dropUnplaced(
    database,
    found.filter(isAnswered).map(({ id }) => id),
  );
  const lines: JournalLine[] = [];
  for (const line of found) {
    if (isAnswered(line)) continue;
    if (line.actor === principal.id || (await isFormerSelf(database, principal, line.actor))) lines.push(line);
  }
  return { lines, next: rows.length === MAX_COMMANDS_PER_PUSH ? found.at(-1)!.id : null };
}
