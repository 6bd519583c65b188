import { createHash } from 'node:crypto';
import { readdir, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Attachment, AttachmentHash } from '#domain/kernel/attachment.ts';
import { attachmentHash } from '#domain/kernel/attachment.ts';
import type { Result } from '#domain/kernel/result.ts';
import type { GivenFile } from '#platform/any/attachment/describe-file.ts';
import { describeFile } from '#platform/any/attachment/describe-file.ts';
import { writePrivateFile } from '#platform/node/private-files.ts';
import { reasonOf } from '#platform/node/replace-file.ts';

/**
 * Bytes on their way to the hub, each file under its SHA-256: the same file given twice is there once. They are laid down
 * before the command that names them and released after it: what goes to the hub before its command is forgotten there
 * within a day, and the command may take longer.
 */
export interface WaitingFiles {
  /** Once this resolves the bytes survive a power cut; the attachment is what a command names them by. */
  readonly layDown: (file: GivenFile) => Promise<Result<Attachment>>;
  /** Lets all that was laid down go to the hub. Also at the start: a helper may have died before it did so. */
  readonly release: () => Promise<void>;
  readonly hashes: () => Promise<readonly AttachmentHash[]>;
  /** `null` when they are not there, or not what they were: then they are removed. */
  readonly read: (sha256: AttachmentHash) => Promise<Uint8Array<ArrayBuffer> | null>;
  readonly drop: (sha256: AttachmentHash) => Promise<void>;
}

/** How the names end of files whose command is not there yet. */
const LAID_DOWN = '.new';

export function createWaitingFiles(folder: string): WaitingFiles {
  const pathOf = (sha256: AttachmentHash): string => join(folder, sha256);
  const drop = (sha256: AttachmentHash): Promise<void> => rm(pathOf(sha256), { force: true });
  return {
    layDown: async (file) => {
      const described = await describeFile(file);
      if (described.ok) await writePrivateFile(`${pathOf(described.value.sha256)}${LAID_DOWN}`, file.bytes);
      return described;
    },
    release: async () => {
      const laidDown = (await readdir(folder)).filter((name) => name.endsWith(LAID_DOWN));
      for (const name of laidDown) await rename(join(folder, name), join(folder, name.slice(0, -LAID_DOWN.length)));
    },
    hashes: async () => (await readdir(folder)).flatMap((name) => attachmentHash.safeParse(name).data ?? []),
    read: async (sha256) => {
      const bytes = await readIfThere(pathOf(sha256));
      if (bytes === null || createHash('sha256').update(bytes).digest('hex') === sha256) return bytes;
      await drop(sha256);
      return null;
    },
    drop,
  };
}

async function readIfThere(path: string): Promise<Uint8Array<ArrayBuffer> | null> {
  try {
    return new Uint8Array(await readFile(path));
  } catch (error) {
    if (reasonOf(error) === 'ENOENT') return null;
    throw error;
  }
}
