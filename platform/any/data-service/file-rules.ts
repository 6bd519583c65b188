import { viewIn } from '#contracts/feed-view.ts';
import type { OutboxEntry } from '#contracts/desk-port.ts';
import type { AttachmentHash } from '#domain/kernel/attachment.ts';
import { attachmentsIn, hashesIn } from '#domain/kernel/attachment.ts';
import type { DeskRecord } from '#domain/kernel/record.ts';
import type { DeskCopy } from './desk-copy.ts';
import type { FileRow } from './rx-schema.ts';

/** A draft that was left lying this long was forgotten by its author as well. */
const DRAFT_KEPT_MS = 30 * 24 * 3_600_000;

/** The hashes that the input of a command names. */
export function filesNamedIn(input: unknown): readonly AttachmentHash[] {
  return attachmentsIn(input).map(({ sha256 }) => sha256);
}

/**
 * The file to send next: commands first, then the bytes they name. What a refused command names waits with it for its
 * author; once they let it go, the bytes still go up, unless they go nowhere else, and the hub forgets them in a day.
 */
export function nextFile({ files, outbox }: Pick<DeskCopy, 'files' | 'outbox'>): FileRow | null {
  const unsent = files.all().filter(({ state }) => state === 'unsent');
  // Mostly there are none, and it is asked whenever anything happens: then the commands need not be read.
  if (unsent.length === 0) return null;
  const held = namedByUnfinished(outbox.all());
  const ready = unsent.filter(({ id }) => !held.has(id));
  // Of those that were added together a small picture goes first: it is looked at while the large one is on its way.
  return ready.toSorted((one, other) => one.addedAtMs - other.addedAtMs || one.sizeBytes - other.sizeBytes)[0] ?? null;
}

/** Whether a file lies here alone and somebody would miss it: one without a name is a thumbnail, or came from the hub. */
export function isMissed({ state, name }: Pick<FileRow, 'state' | 'name'>): boolean {
  return state === 'unsent' && name !== '';
}

/** Files that would be lost beside the commands that would be: those are counted with their commands. */
export function unfinishedFiles({ files, outbox }: Pick<DeskCopy, 'files' | 'outbox'>): number {
  const unsent = files.all().filter(isMissed);
  if (unsent.length === 0) return 0;
  const counted = namedByUnfinished(outbox.all());
  return unsent.filter(({ id }) => !counted.has(id)).length;
}

function namedByUnfinished(entries: readonly OutboxEntry[]): ReadonlySet<AttachmentHash> {
  const unfinished = entries.filter(({ state }) => state !== 'acknowledged');
  return new Set(unfinished.flatMap(({ entry }) => hashesIn(entry.input)));
}

/** Takes the files of a command for sending; false when one of them is not on this device. Thumbnails may be missing. */
export async function claimFiles({ files }: Pick<DeskCopy, 'files'>, input: unknown): Promise<boolean> {
  if (filesNamedIn(input).some((sha256) => files.get(sha256) === undefined)) return false;
  const named = hashesIn(input);
  if (named.length > 0) await files.mark(named, 'unsent');
  return true;
}

/**
 * The hub was restored from a backup, and may have lost any file that was sent since, also of a line that it has: each is
 * offered once more, and of those that it has no byte is sent. Returns how many they are.
 */
export async function offerFilesAgain({ files }: Pick<DeskCopy, 'files'>): Promise<number> {
  const there = files.all().flatMap(({ id, state }) => (isOnHub(state) ? [id] : []));
  if (there.length > 0) await files.mark(there, 'unsent');
  return there.length;
}

/** Forgets what came from the hub, or is there too; what it does not have yet stays. */
export async function forgetHubFiles({ files }: Pick<DeskCopy, 'files'>): Promise<void> {
  await files.forget(files.all().flatMap(({ id, state }) => (isOnHub(state) ? [id] : [])));
}

/** Forgets the files of journal lines that left what the reader may see. One that another line names can be had again. */
export async function forgetFilesOf({ files }: Pick<DeskCopy, 'files'>, lines: Iterable<DeskRecord>): Promise<void> {
  const named = [...lines].flatMap((line) => ('input' in line ? hashesIn(line.input) : []));
  await files.forget(named.filter((sha256) => isOnHub(files.get(sha256)?.state)));
}

/**
 * The hub has it now. It stays at hand, unless what named it has left with the desk that its author was on (PERM-1);
 * what is still theirs to read they fetch.
 */
export async function noteSent(
  { files, keep }: Pick<DeskCopy, 'files' | 'keep'>,
  sha256: AttachmentHash,
): Promise<void> {
  // Without a cursor it is about to be told what its author may read; nobody would come back for this one then.
  const cursor = keep.get('cursor');
  const isOnDesk = cursor !== null && viewIn(cursor.scopes).scopes.includes('desk');
  if (isOnDesk) await files.mark([sha256], 'sent');
  else await files.forget([sha256]);
}

/** Lets go of what the hub has as well. Returns how many bytes are free by it. */
export async function letGoOfFiles(copy: Pick<DeskCopy, 'files'>): Promise<number> {
  const freedBytes = roomTaken(copy).keptBytes;
  await forgetHubFiles(copy);
  return freedBytes;
}

/** How much files take here: `keptBytes` of what the hub has as well, `ownBytes` of what lies nowhere else. */
export function roomTaken({ files }: Pick<DeskCopy, 'files'>): {
  readonly keptBytes: number;
  readonly ownBytes: number;
} {
  let [keptBytes, ownBytes] = [0, 0];
  for (const { state, sizeBytes } of files.all()) {
    if (isOnHub(state)) keptBytes += sizeBytes;
    else ownBytes += sizeBytes;
  }
  return { keptBytes, ownBytes };
}

function isOnHub(state: FileRow['state'] | undefined): boolean {
  return state === 'sent' || state === 'fetched';
}

/** At a start: forgets what nobody comes back for, and what a crash left behind. */
export async function tidyFiles({ files }: Pick<DeskCopy, 'files'>, nowMs: number): Promise<void> {
  const old = files.all().filter(({ state, addedAtMs }) => state === 'draft' && nowMs - addedAtMs > DRAFT_KEPT_MS);
  await files.forget(old.map(({ id }) => id));
  await files.tidy();
}
