import type { UploadProgress } from '#contracts/api/attachment-api.ts';
import { MOST_BYTES_UNDER_WAY } from '#contracts/api/attachment-api.ts';
import type { Attachment } from '#domain/kernel/attachment.ts';
import type { Principal } from '#domain/kernel/principal.ts';
import type { Result } from '#domain/kernel/result.ts';
import { ok, refuse } from '#domain/kernel/result.ts';
import type { Store } from '../store/store.ts';
import { keepContent } from './keep-content.ts';
import { readContent } from './read-content.ts';
import type { Part, UploadRow } from './upload-rows.ts';
import {
  beginUpload,
  bytesUnderWay,
  dropUpload,
  findUpload,
  heldBytes,
  writeHolder,
  writePart,
} from './upload-rows.ts';

export interface UploadsPorts {
  readonly store: Store;
  readonly nowMs: () => number;
}

type Offered = Pick<Attachment, 'sha256' | 'sizeBytes'>;

/**
 * Files on their way in. Every step is one short transaction and may be asked again, here or at another hub over the same
 * database: what is there already is as good as sent.
 */
export function createUploads(ports: UploadsPorts) {
  return {
    offer: (asker: Principal, offered: Offered) => unlessFull(ports.store, () => offer(ports, asker, offered)),
    send: (asker: Principal, part: Part) => unlessFull(ports.store, () => send(ports, asker, part)),
  };
}
export type Uploads = ReturnType<typeof createUploads>;

async function offer(
  { store, nowMs }: UploadsPorts,
  asker: Principal,
  offered: Offered,
): Promise<Result<UploadProgress>> {
  const { sha256, sizeBytes } = offered;
  const reader = store.database;
  const held = await heldBytes(reader, asker.id, sha256);
  if (held !== null) return ok({ receivedBytes: held, isComplete: true });
  const readable = await readContent(reader, asker, sha256);
  if (readable !== null) {
    await writeHolder(reader, asker.id, sha256, nowMs());
    return ok({ receivedBytes: readable.sizeBytes, isComplete: true });
  }
  const begun = await findUpload(reader, asker.id, sha256);
  if (begun !== undefined && begun.size_bytes === sizeBytes) return await progressOf({ store, nowMs }, begun);
  if (begun !== undefined) await store.transaction((tx) => dropUpload(tx, begun.id));
  // Offers that come at once may pass together; the next one counts them all.
  if ((await bytesUnderWay(reader, asker.id)) + sizeBytes > MOST_BYTES_UNDER_WAY) {
    return refuse({ code: 'attachment.too-much-under-way', details: { mostBytes: MOST_BYTES_UNDER_WAY } });
  }
  await beginUpload(reader, asker.id, offered, nowMs());
  return ok({ receivedBytes: 0, isComplete: false });
}

async function send(ports: UploadsPorts, asker: Principal, part: Part): Promise<Result<UploadProgress>> {
  const { store, nowMs } = ports;
  const { sha256 } = part;
  await store.transaction((tx) => writePart(tx, asker.id, part, nowMs()));
  const upload = await findUpload(store.database, asker.id, sha256);
  if (upload === undefined) {
    const held = await heldBytes(store.database, asker.id, sha256);
    return held === null ? refuse({ code: 'attachment.not-offered' }) : ok({ receivedBytes: held, isComplete: true });
  }
  const { received_bytes: receivedBytes, size_bytes: sizeBytes } = upload;
  const endByte = part.firstByte + part.bytes.byteLength;
  if (endByte > sizeBytes) return refuse({ code: 'attachment.too-many-bytes' });
  if (endByte > receivedBytes) return refuse({ code: 'attachment.offset-wrong', details: { receivedBytes } });
  return await progressOf(ports, upload);
}

/** How far an upload is; it becomes content with its last part, or with the next question if that was interrupted. */
async function progressOf({ store, nowMs }: UploadsPorts, upload: UploadRow): Promise<Result<UploadProgress>> {
  const { received_bytes: receivedBytes, size_bytes: sizeBytes } = upload;
  if (receivedBytes < sizeBytes) return ok({ receivedBytes, isComplete: false });
  const isKept = await keepContent(store, upload, nowMs());
  return isKept ? ok({ receivedBytes, isComplete: true }) : refuse({ code: 'attachment.hash-wrong' });
}

async function unlessFull<Value>(store: Store, act: () => Promise<Result<Value>>): Promise<Result<Value>> {
  try {
    return await act();
  } catch (error) {
    if (!store.isOutOfRoom(error)) throw error;
    return refuse({ code: 'hub.storage-full' });
  }
}
