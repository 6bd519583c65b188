import type { AttachmentHash } from '#domain/kernel/attachment.ts';

/** Where a device keeps the bytes of files, each under its hash. Putting the same file twice is putting it once. */
export interface BlobStore {
  /** On the disk when it resolves. */
  put(sha256: AttachmentHash, bytes: Uint8Array<ArrayBuffer>): Promise<void>;
  get(sha256: AttachmentHash): Promise<Uint8Array<ArrayBuffer> | null>;
  /** Nothing happens to what is not there. */
  remove(sha256: AttachmentHash): Promise<void>;
  list(): Promise<readonly AttachmentHash[]>;
}
