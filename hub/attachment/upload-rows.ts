import type { Attachment, AttachmentHash } from '#domain/kernel/attachment.ts';
import { newRecordId } from '#platform/any/new-id.ts';
import type { Selectable } from 'kysely';
import type { StoreReader, StoreTransaction } from '../store/store.ts';
import type { AttachmentTables } from './attachment-tables.ts';

export type UploadRow = Selectable<AttachmentTables['attachment_upload']>;

export interface Part {
  readonly sha256: AttachmentHash;
  readonly firstByte: number;
  readonly bytes: Uint8Array;
}

export async function findUpload(reader: StoreReader, asker: string, sha256: string): Promise<UploadRow | undefined> {
  return await reader
    .selectFrom('attachment_upload')
    .selectAll()
    .where('asker', '=', asker)
    .where('sha256', '=', sha256)
    .executeTakeFirst();
}

/** Does nothing where the asker has begun the same file at the same moment. */
export async function beginUpload(
  reader: StoreReader,
  asker: string,
  { sha256, sizeBytes }: Pick<Attachment, 'sha256' | 'sizeBytes'>,
  nowMs: number,
): Promise<void> {
  const id = newRecordId('upload');
  await reader
    .insertInto('attachment_upload')
    .values({ id, sha256, asker, size_bytes: sizeBytes, received_bytes: 0, touched_at_ms: nowMs })
    .onConflict((conflict) => conflict.columns(['asker', 'sha256']).doNothing())
    .execute();
}

/** Writes the part if it is the next one and fits, and nothing otherwise: of two who send the same, one does. */
export async function writePart(
  tx: StoreTransaction,
  asker: string,
  { sha256, firstByte, bytes }: Part,
  nowMs: number,
): Promise<void> {
  const endByte = firstByte + bytes.byteLength;
  const taken = await tx
    .updateTable('attachment_upload')
    .set({ received_bytes: endByte, touched_at_ms: nowMs })
    .where('asker', '=', asker)
    .where('sha256', '=', sha256)
    .where('received_bytes', '=', firstByte)
    .where('size_bytes', '>=', endByte)
    .returning('id')
    .executeTakeFirst();
  if (taken === undefined) return;
  await tx.insertInto('attachment_part').values({ upload: taken.id, first_byte: firstByte, bytes }).execute();
}

/** Forgets that it is on its way, and leaves its parts. False when somebody else did so before. */
export async function endUpload(tx: StoreTransaction, id: string): Promise<boolean> {
  const { numDeletedRows } = await tx.deleteFrom('attachment_upload').where('id', '=', id).executeTakeFirstOrThrow();
  return numDeletedRows > 0n;
}

/** Forgets an upload with its parts. False when somebody else had ended it: then its parts may be content. */
export async function dropUpload(tx: StoreTransaction, id: string): Promise<boolean> {
  if (!(await endUpload(tx, id))) return false;
  await dropParts(tx, id);
  return true;
}

export async function dropParts(tx: StoreTransaction, upload: string): Promise<void> {
  await tx.deleteFrom('attachment_part').where('upload', '=', upload).execute();
}

export async function writeHolder(reader: StoreReader, holder: string, sha256: string, nowMs: number): Promise<void> {
  await reader
    .insertInto('attachment_holder')
    .values({ sha256, holder, since_ms: nowMs })
    .onConflict((conflict) => conflict.columns(['sha256', 'holder']).doUpdateSet({ since_ms: nowMs }))
    .execute();
}

/** The size of a complete file that the holder has shown to have; `null` when they have not, or it is not complete. */
export async function heldBytes(reader: StoreReader, holder: string, sha256: string): Promise<number | null> {
  const held = await reader
    .selectFrom('attachment_holder as holder')
    .innerJoin('attachment_content as content', 'content.sha256', 'holder.sha256')
    .where('holder.holder', '=', holder)
    .where('holder.sha256', '=', sha256)
    .select('content.size_bytes')
    .executeTakeFirst();
  return held?.size_bytes ?? null;
}

/** The size of all that an asker has on its way, and of what they sent whole but have not named. */
export async function bytesUnderWay(reader: StoreReader, asker: string): Promise<number> {
  const uploads = await reader
    .selectFrom('attachment_upload')
    .where('asker', '=', asker)
    .select(({ fn }) => fn.sum<number | string | null>('size_bytes').as('bytes'))
    .executeTakeFirstOrThrow();
  const unnamed = await reader
    .selectFrom('attachment_holder as holder')
    .innerJoin('attachment_content as content', 'content.sha256', 'holder.sha256')
    .where('holder.holder', '=', asker)
    .where((where) =>
      where.not(
        where.exists(
          where
            .selectFrom('attachment_naming as naming')
            .select('naming.line')
            .whereRef('naming.sha256', '=', 'holder.sha256')
            .whereRef('naming.named_by', '=', 'holder.holder'),
        ),
      ),
    )
    .select(({ fn }) => fn.sum<number | string | null>('content.size_bytes').as('bytes'))
    .executeTakeFirstOrThrow();
  return Number(uploads.bytes ?? 0) + Number(unnamed.bytes ?? 0);
}
