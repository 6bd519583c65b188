import type { Stats } from 'node:fs';
import { constants } from 'node:fs';
import type { FileHandle } from 'node:fs/promises';
import { lstat, mkdir, open } from 'node:fs/promises';
import { dirname } from 'node:path';
import { Fault } from '#contracts/fault.ts';
import { reasonOf, replaceFile } from './replace-file.ts';

const OTHERS = 0o077;
const MODE_OF_FOLDERS = 0o700;
const MODE_OF_FILES = 0o600;

/**
 * Makes a folder that nobody but this user may open, with its parents, or checks the one that is there.
 * Throws `folder.not-private` when others may open it or own it, `folder.unusable` when it is none or cannot be made.
 */
export async function openPrivateFolder(path: string): Promise<void> {
  const found = await makeFolder(path);
  if (!found.isDirectory())
    throw new Fault('folder.unusable', 'Not a folder.', { details: { path, reason: 'ENOTDIR' } });
  checkPrivacy('folder', path, found);
}

async function makeFolder(path: string): Promise<Stats> {
  try {
    await mkdir(path, { recursive: true, mode: MODE_OF_FOLDERS });
    return await lstat(path);
  } catch (error) {
    throw new Fault('folder.unusable', 'The folder cannot be made.', {
      cause: error,
      details: { path, reason: reasonOf(error) },
    });
  }
}

/**
 * The text of a file that nobody else could have read or written, or `null` when there is none.
 * Throws `file.not-private`, or `file.unreadable` with the system's reason. Links are not followed.
 *
 * @param maxBytes What is longer was not written by us.
 */
export async function readPrivateFile(path: string, maxBytes: number): Promise<string | null> {
  const bytes = await readPrivateBytes(path, maxBytes);
  return bytes === null ? null : bytes.toString('utf8');
}

/** The same for a file that is no text. */
export async function readPrivateBytes(path: string, maxBytes: number): Promise<Buffer<ArrayBuffer> | null> {
  const file = await openToRead(path);
  if (file === null) return null;
  try {
    const found = await file.stat();
    if (!found.isFile() || found.size > maxBytes) {
      throw new Fault('file.unreadable', 'Not a file of ours.', { details: { path, reason: 'EFBIG' } });
    }
    checkPrivacy('file', path, found);
    return await file.readFile();
  } finally {
    await file.close();
  }
}

async function openToRead(path: string): Promise<FileHandle | null> {
  try {
    return await open(path, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0));
  } catch (error) {
    const reason = reasonOf(error);
    if (reason === 'ENOENT') return null;
    throw new Fault('file.unreadable', 'The file cannot be read.', { cause: error, details: { path, reason } });
  }
}

/**
 * Writes a file that nobody else may read. Once this resolves, it survives a power cut; before that, or when it
 * throws `file.not-written`, whatever was there is unchanged.
 */
export async function writePrivateFile(path: string, content: string | Uint8Array): Promise<void> {
  await replaceFile(path, content, { mode: MODE_OF_FILES, finish: () => syncFolder(dirname(path)) });
}

/** A rename is only on the disk when its folder is. Windows has no such call and keeps renames by itself. */
async function syncFolder(path: string): Promise<void> {
  if (process.platform === 'win32') return;
  const folder = await open(path, constants.O_RDONLY);
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}

function checkPrivacy(kind: 'file' | 'folder', path: string, found: Stats): void {
  const ownUser = process.getuid?.();
  // Windows has neither owners nor modes in this sense.
  if (ownUser === undefined) return;
  const isOurs = found.uid === ownUser;
  if (isOurs && (found.mode & OTHERS) === 0) return;
  throw new Fault(`${kind}.not-private`, `The ${kind} is open to others.`, {
    details: {
      path,
      mode: (found.mode & 0o777).toString(8).padStart(3, '0'),
      wantedMode: (kind === 'file' ? MODE_OF_FILES : MODE_OF_FOLDERS).toString(8),
      isOurs: isOurs ? 'yes' : 'no',
    },
  });
}
