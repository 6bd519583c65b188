import { attachmentsIn, hashesIn } from '#domain/kernel/attachment.ts';
import type { CommandEntry } from '#domain/kernel/command.ts';
import { journalIdOf } from '#domain/kernel/journal.ts';
import { ok } from '#domain/kernel/result.ts';
import type { StoreTransaction } from '../store/store.ts';
import type { Prepare } from '../sync/gate.ts';

/**
 * Prepares commands as `prepare` does, and writes down which line names which files when one is accepted, whatever its
 * process: reading a file follows from reading a line that names it.
 */
export function notingAttachments(prepare: Prepare): Prepare {
  return async (entry, principal, desk) => {
    const prepared = await prepare(entry, principal, desk);
    if (!prepared.ok || attachmentsIn(entry.input).length === 0) return prepared;
    const { onAccepted } = prepared.value;
    return ok({
      entry: prepared.value.entry,
      onAccepted: async (record) => {
        await onAccepted(record);
        await writeNamings(desk.tx, entry);
      },
    });
  };
}

async function writeNamings(tx: StoreTransaction, { id, actor, input }: CommandEntry): Promise<void> {
  const hashes = new Set(hashesIn(input));
  const namings = [...hashes].map((sha256) => ({ sha256, line: journalIdOf(id), named_by: actor }));
  await tx.insertInto('attachment_naming').values(namings).execute();
}
