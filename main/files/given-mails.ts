import { constants } from 'node:fs';
import type { FileHandle } from 'node:fs/promises';
import { open } from 'node:fs/promises';
import { basename } from 'node:path';
import type { MailTaken } from '#contracts/console-ipc.ts';
import { MAX_ATTACHMENT_BYTES } from '#domain/kernel/attachment.ts';
import { cleanFileName } from '#domain/kernel/file-name.ts';

/** Mails that somebody opened with the console, until a page takes them: nobody may be signed in yet. */
export interface GivenMails {
  /** Puts them behind those that wait. */
  give(paths: readonly string[]): void;
  /** What the oldest of them is called; `null` when there is none. */
  waiting(): string | null;
  /** The oldest of them, which waits no more; `null` when there is none. */
  take(): Promise<MailTaken | null>;
  /** From now on, calls whenever mails were given. */
  follow(given: () => void): void;
}

/** Somebody who opens a folder of mails at once meant something else. */
const MOST_WAITING = 20;

export function createGivenMails(): GivenMails {
  const waiting: string[] = [];
  let tell = (): void => {};
  return {
    give: (paths) => {
      const news = paths.filter((path) => !waiting.includes(path)).slice(0, MOST_WAITING - waiting.length);
      waiting.push(...news);
      if (paths.length > 0) tell();
    },
    waiting: () => (waiting[0] === undefined ? null : nameOf(waiting[0])),
    take: async () => {
      const path = waiting.shift();
      return path === undefined ? null : readMail(path);
    },
    follow: (given) => {
      tell = given;
    },
  };
}

/** A link may lead to what its reader would never send; a pipe would hold us up. */
const AS_IT_IS = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);

async function readMail(path: string): Promise<MailTaken> {
  const name = nameOf(path);
  try {
    const file = await open(path, AS_IT_IS);
    try {
      return { name, ...(await contentOf(file)) };
    } finally {
      await file.close();
    }
  } catch {
    // Moved meanwhile, not to be read, or a link: the person is told, and the file is where it was.
    return { kind: 'problem', name, code: 'mail.not-opened' };
  }
}

function nameOf(path: string): string {
  return cleanFileName(basename(path));
}

type Content =
  | { readonly kind: 'mail'; readonly bytes: Uint8Array<ArrayBuffer> }
  | { readonly kind: 'problem'; readonly code: 'mail.too-large' | 'mail.not-opened' };

async function contentOf(file: FileHandle): Promise<Content> {
  const found = await file.stat();
  if (!found.isFile() || found.size === 0) return { kind: 'problem', code: 'mail.not-opened' };
  if (found.size > MAX_ATTACHMENT_BYTES) return { kind: 'problem', code: 'mail.too-large' };
  // A file that grows while it is read is read as far as it was looked at.
  const bytes = new Uint8Array(found.size);
  const { bytesRead } = await file.read(bytes, 0, bytes.length, 0);
  return { kind: 'mail', bytes: bytes.subarray(0, bytesRead) };
}
