import type { AttachmentHash } from '#domain/kernel/attachment.ts';
import type { BlobStore } from '#platform/any/attachment/blob-store.ts';

/** Files of one device, gone with the test. */
export function blobsInMemory(): BlobStore {
  const kept = new Map<AttachmentHash, Uint8Array<ArrayBuffer>>();
  return {
    put: async (sha256, bytes) => void kept.set(sha256, Uint8Array.from(bytes)),
    get: async (sha256) => kept.get(sha256) ?? null,
    remove: async (sha256) => void kept.delete(sha256),
    list: async () => [...kept.keys()],
  };
}
