import { constants } from 'node:fs';
import { open } from 'node:fs/promises';
import { basename } from 'node:path';
import { MAX_FILE_BYTES } from '#contracts/remote-session/file-messages.ts';
import type { Attachment } from '#domain/kernel/attachment.ts';
import { attachmentHash } from '#domain/kernel/attachment.ts';
import { cleanFileName } from '#domain/kernel/file-name.ts';
import { sha256OfFile } from '#platform/node/hash-file.ts';

/** A file that the person chose to give away, open for as long as it is on its way. */
export interface ChosenFile extends Pick<Attachment, 'name' | 'sizeBytes' | 'sha256'> {
  /** From byte `from` up to and without `to`; shorter where the file has become so. */
  readonly read: (from: number, to: number) => Promise<Uint8Array<ArrayBuffer>>;
  readonly close: () => Promise<void>;
}

/** `null` for what is no file, has nothing in it, or is larger than goes. Throws what the system says. */
export async function openChosenFile(path: string): Promise<ChosenFile | null> {
  // What waits for a writer, such as a pipe, is not waited for.
  const file = await open(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
  try {
    const found = await file.stat();
    if (!found.isFile() || found.size === 0 || found.size > MAX_FILE_BYTES) {
      await file.close();
      return null;
    }
    const sha256 = attachmentHash.parse(await sha256OfFile(path));
    return {
      name: cleanFileName(basename(path)),
      sizeBytes: found.size,
      sha256,
      read: async (from, to) => {
        const bytes = new Uint8Array(to - from);
        const { bytesRead } = await file.read(bytes, 0, bytes.length, from);
        return bytes.subarray(0, bytesRead);
      },
      close: () => file.close(),
    };
  } catch (error) {
    await file.close().catch(() => undefined);
    throw error;
  }
}
