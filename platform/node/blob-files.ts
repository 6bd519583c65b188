import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { AttachmentHash } from '#domain/kernel/attachment.ts';
import { attachmentHash, MAX_ATTACHMENT_BYTES } from '#domain/kernel/attachment.ts';
import type { BlobStore } from '#platform/any/attachment/blob-store.ts';
import { openPrivateFolder, readPrivateBytes, writePrivateFile } from './private-files.ts';
import { TEMPORARY_SUFFIX } from './replace-file.ts';

/** Files by their hash in a folder that nobody else may open; it is made with the first of them. */
export function createBlobFiles(folder: string): BlobStore {
  const pathOf = (sha256: AttachmentHash) => join(folder, sha256);
  return {
    put: async (sha256, bytes) => {
      await openPrivateFolder(folder);
      await writePrivateFile(pathOf(sha256), bytes);
    },
    get: async (sha256) => {
      const bytes = await readPrivateBytes(pathOf(sha256), MAX_ATTACHMENT_BYTES);
      // A plain array, as every other store gives: Node's own kind does not cross to a page as itself.
      return bytes === null ? null : new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    },
    remove: (sha256) => rm(pathOf(sha256), { force: true }),
    list: async () => {
      await openPrivateFolder(folder);
      const names = await readdir(folder);
      // What was being written when the process died.
      const half = names.filter((name) => name.endsWith(TEMPORARY_SUFFIX));
      await Promise.all(half.map((name) => rm(join(folder, name), { force: true })));
      return names.flatMap((name) => attachmentHash.safeParse(name).data ?? []);
    },
  };
}
