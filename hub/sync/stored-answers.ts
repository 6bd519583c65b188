import type { CommandAnswer } from '#contracts/sync.ts';
import type { CommandEntry } from '#domain/kernel/command.ts';
import { inChunks } from '../store/in-chunks.ts';
import type { StoreReader } from '../store/store.ts';

/** What the hub has answered to commands, by their ids; those it does not know are not there. */
export async function readAnswers(
  reader: StoreReader,
  ids: readonly CommandEntry['id'][],
): Promise<Map<CommandEntry['id'], CommandAnswer>> {
  const answers = new Map<CommandEntry['id'], CommandAnswer>();
  await inChunks(ids, async (chunk) => {
    const rows = await reader.selectFrom('answer').selectAll().where('command', 'in', chunk).execute();
    // What lies there was written by `write-batch.ts`.
    for (const { command, answer } of rows) answers.set(command, JSON.parse(answer) as CommandAnswer);
  });
  return answers;
}
