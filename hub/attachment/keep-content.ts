import { createHash } from 'node:crypto';
import { IMAGE_HEAD_BYTES, sniffImage } from '#domain/kernel/image-type.ts';
import type { Store } from '../store/store.ts';
import { partsOf } from './read-content.ts';
import type { UploadRow } from './upload-rows.ts';
import { dropParts, dropUpload, endUpload, heldBytes, writeHolder } from './upload-rows.ts';

/**
 * Makes content of an upload that has all its bytes, once they have the hash they were offered under; until then nobody
 * sees any of it. False when they have not: then all of it is forgotten.
 */
export async function keepContent(store: Store, upload: UploadRow, nowMs: number): Promise<boolean> {
  const { id, sha256, asker } = upload;
  const read = await readWhole(partsOf(store.database, id));
  if (read.sha256 !== sha256) {
    const wasOurs = await store.transaction((tx) => dropUpload(tx, id));
    // Another request may have been quicker, and have dropped the parts because the same file was there before.
    return !wasOurs && (await heldBytes(store.database, asker, sha256)) !== null;
  }
  await store.transaction(async (tx) => {
    if (!(await endUpload(tx, id))) return;
    const kept = await tx
      .insertInto('attachment_content')
      .values({
        sha256,
        size_bytes: upload.size_bytes,
        image_type: sniffImage(read.head),
        upload: id,
        stored_at_ms: nowMs,
      })
      // Touched, so that `sweep.ts` does not take away at this moment what nobody had named so far.
      .onConflict((conflict) => conflict.column('sha256').doUpdateSet({ stored_at_ms: nowMs }))
      .returning('upload')
      .executeTakeFirstOrThrow();
    if (kept.upload !== id) await dropParts(tx, id);
    await writeHolder(tx, asker, sha256, nowMs);
  });
  return true;
}

async function readWhole(
  parts: AsyncIterable<Uint8Array>,
): Promise<{ readonly sha256: string; readonly head: Uint8Array }> {
  const hash = createHash('sha256');
  let head: Uint8Array = new Uint8Array();
  for await (const part of parts) {
    hash.update(part);
    if (head.length < IMAGE_HEAD_BYTES) {
      head = Buffer.concat([head, part.subarray(0, IMAGE_HEAD_BYTES - head.length)]);
    }
  }
  return { sha256: hash.digest('hex'), head };
}
