import { constants } from 'node:fs';
import type { FileHandle } from 'node:fs/promises';
import { open, readdir, rm, stat, statfs } from 'node:fs/promises';
import { join } from 'node:path';
import type { AttachmentHash } from '#domain/kernel/attachment.ts';
import { CHUNK_BYTES, chunksOf, placeOfChunk } from '#domain/remote-control/file-transfer.rules.ts';
import { sha256OfFile } from '#platform/node/hash-file.ts';
import { openPrivateFolder } from '#platform/node/private-files.ts';

/** What is there of a file, and outlives this program. Its place is named by the hash of the whole, and by nothing else. */
export interface ArrivingPart {
  readonly path: string;
  readonly chunks: () => Promise<number>;
  readonly read: (index: number) => Promise<Uint8Array<ArrayBuffer>>;
  /** Behind the last chunk. Throws what the system says, such as `ENOSPC`. */
  readonly append: (chunk: Uint8Array) => Promise<void>;
  /** SHA-256 of all that is there, once it is on the disk. */
  readonly sha256: () => Promise<string>;
  /** Nothing of it is left; it may begin anew. */
  readonly forget: () => Promise<void>;
  /** What is there stays. */
  readonly close: () => Promise<void>;
}

const SUFFIX = '.part';
/** By the person's own umask: a part becomes their file. Nobody else may open the folder it lies in. */
const MODE = 0o666;
/** A part that nobody has gone on with for so long is not gone on with. */
const KEPT_FOR_MS = 7 * 24 * 3_600_000;

/** Throws as `openPrivateFolder` does, or what the system says. */
export async function openArrivingPart(
  folder: string,
  { sha256, sizeBytes }: { readonly sha256: AttachmentHash; readonly sizeBytes: number },
): Promise<ArrivingPart> {
  await openPrivateFolder(folder);
  const path = join(folder, `${sha256}${SUFFIX}`);
  const file = await open(path, constants.O_RDWR | constants.O_CREAT | (constants.O_NOFOLLOW ?? 0), MODE);
  const found = await file.stat();
  // A chunk that was being written when the program ended is written anew; what is longer than the whole is none of it.
  let chunks =
    found.size === sizeBytes ? chunksOf(sizeBytes) : found.size > sizeBytes ? 0 : Math.floor(found.size / CHUNK_BYTES);

  return {
    path,
    chunks: async () => chunks,
    read: async (index) => {
      const { from, to } = placeOfChunk(sizeBytes, index);
      return await readWhole(file, from, to - from);
    },
    append: async (chunk) => {
      await writeWhole(file, chunk, chunks * CHUNK_BYTES);
      chunks += 1;
    },
    sha256: async () => {
      await file.truncate(Math.min(chunks * CHUNK_BYTES, sizeBytes));
      await file.sync();
      return await sha256OfFile(path);
    },
    forget: async () => {
      chunks = 0;
      await file.truncate(0);
    },
    close: async () => {
      await file.close();
      if (chunks === 0) await rm(path, { force: true });
    },
  };
}

async function readWhole(file: FileHandle, from: number, lengthBytes: number): Promise<Uint8Array<ArrayBuffer>> {
  const bytes = new Uint8Array(lengthBytes);
  const { bytesRead } = await file.read(bytes, 0, lengthBytes, from);
  return bytes.subarray(0, bytesRead);
}

async function writeWhole(file: FileHandle, bytes: Uint8Array, at: number): Promise<void> {
  // A full disk takes a part of it at first.
  for (let from = 0; from < bytes.length;) {
    const { bytesWritten } = await file.write(bytes, from, bytes.length - from, at + from);
    from += bytesWritten;
  }
}

/** Whether a disk has room for so many bytes more; one that does not say has. */
export async function hasRoom(folder: string, bytes: number): Promise<boolean> {
  try {
    const { bavail, bsize } = await statfs(folder);
    return bavail * bsize >= bytes;
  } catch {
    // Some network drives do not say; writing will.
    return true;
  }
}

/** Takes parts away that were given up. */
export async function sweepArrivingParts(folder: string, nowMs: number): Promise<void> {
  const names = await readdir(folder).catch(() => []);
  for (const name of names.filter((one) => one.endsWith(SUFFIX))) {
    const path = join(folder, name);
    const { mtimeMs } = await stat(path);
    if (nowMs - mtimeMs > KEPT_FOR_MS) await rm(path, { force: true });
  }
}
