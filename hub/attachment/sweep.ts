import type { Store } from '../store/store.ts';
import { dropParts, dropUpload } from './upload-rows.ts';

/** For how long bytes wait for their command, and the beginning of a file for the rest of it. */
export const UNCLAIMED_MS = 24 * 3_600_000;

/**
 * Forgets bytes that nobody came back for: uploads that stand still, and files that no accepted command names. A device
 * that was away for longer offers its files again, and sends them again. Several hubs may do this at once.
 *
 * @returns How many files are gone.
 */
export async function sweepUnclaimed(store: Store, nowMs: number): Promise<number> {
  const beforeMs = nowMs - UNCLAIMED_MS;
  const uploads = await dropStandingUploads(store, beforeMs);
  await dropHoldersWhoNamedNothing(store, beforeMs);
  return uploads + (await dropContentOfNobody(store, beforeMs));
}

async function dropStandingUploads(store: Store, beforeMs: number): Promise<number> {
  const standing = await store.database
    .selectFrom('attachment_upload')
    .select('id')
    .where('touched_at_ms', '<', beforeMs)
    .execute();
  let dropped = 0;
  for (const { id } of standing) {
    if (await store.transaction((tx) => dropUpload(tx, id))) dropped += 1;
  }
  return dropped;
}

async function dropHoldersWhoNamedNothing({ database }: Store, beforeMs: number): Promise<void> {
  await database
    .deleteFrom('attachment_holder')
    .where('since_ms', '<', beforeMs)
    .where((where) =>
      where.not(
        where.exists(
          where
            .selectFrom('attachment_naming as naming')
            .select('naming.line')
            .whereRef('naming.sha256', '=', 'attachment_holder.sha256')
            .whereRef('naming.named_by', '=', 'attachment_holder.holder'),
        ),
      ),
    )
    .execute();
}

/** Row by row: whoever sends the same file at this moment touches it first, and then it is not old any more. */
async function dropContentOfNobody(store: Store, beforeMs: number): Promise<number> {
  const old = await store.database
    .selectFrom('attachment_content as content')
    .select(['content.sha256', 'content.upload'])
    .where('content.stored_at_ms', '<', beforeMs)
    .where((where) =>
      where.not(
        where.exists(
          where
            .selectFrom('attachment_holder as holder')
            .select('holder.holder')
            .whereRef('holder.sha256', '=', 'content.sha256'),
        ),
      ),
    )
    // Whoever sent it again after a restore need not be who named it.
    .where((where) =>
      where.not(
        where.exists(
          where
            .selectFrom('attachment_naming as naming')
            .select('naming.line')
            .whereRef('naming.sha256', '=', 'content.sha256'),
        ),
      ),
    )
    .execute();
  let dropped = 0;
  for (const { sha256, upload } of old) {
    const isGone = await store.transaction(async (tx) => {
      const { numDeletedRows } = await tx
        .deleteFrom('attachment_content')
        .where('sha256', '=', sha256)
        .where('stored_at_ms', '<', beforeMs)
        .executeTakeFirstOrThrow();
      if (numDeletedRows > 0n) await dropParts(tx, upload);
      return numDeletedRows > 0n;
    });
    if (isGone) dropped += 1;
  }
  return dropped;
}
