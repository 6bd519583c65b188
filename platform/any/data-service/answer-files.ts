import type { DeskInput } from '#contracts/desk-port.ts';
import { Fault } from '#contracts/fault.ts';
import type { Attachment, AttachmentHash } from '#domain/kernel/attachment.ts';
import { attachmentHash, MAX_THUMBNAIL } from '#domain/kernel/attachment.ts';
import type { Result } from '#domain/kernel/result.ts';
import { ok, refuse } from '#domain/kernel/result.ts';
import type { AttachmentLink } from '../attachment/attachment-link.ts';
import { describeFile } from '../attachment/describe-file.ts';
import { sha256Of } from '../attachment/sha256.ts';
import type { DeskCopy, OpenCopy } from './desk-copy.ts';
import { letGoOfFiles } from './file-rules.ts';
import { isStale } from './file-shelf.ts';
import { endsSession } from './hub-link.ts';
import { openSession } from './session-rules.ts';
import type { FileRow } from './rx-schema.ts';
import type { Session } from './session.ts';

export interface FileAnswerPorts extends OpenCopy {
  readonly fileLink: Pick<AttachmentLink, 'read'>;
  readonly session: Pick<Session, 'token' | 'end'>;
  readonly nowMs: () => number;
  readonly signal: AbortSignal;
}

type Bytes = Uint8Array<ArrayBuffer>;

/** What windows ask about files. */
export function fileAnswers(ports: FileAnswerPorts) {
  const { copy, change } = ports;
  return {
    'attachment.add': (given: DeskInput<'attachment.add'>) => add(ports, given),
    'attachment.read': (wanted: DeskInput<'attachment.read'>) => read(ports, wanted),
    'attachment.forget': async ({ sha256 }: { readonly sha256: string }): Promise<Result<null>> => {
      const hash = sha256 as AttachmentHash;
      await change(async () => {
        if (copy.files.get(hash)?.state === 'draft') await copy.files.forget([hash]);
      });
      return ok(null);
    },
  };
}

/** Keeps a file for a command that is still being written, and its small picture beside it. */
async function add(ports: FileAnswerPorts, given: DeskInput<'attachment.add'>): Promise<Result<Attachment>> {
  const { copy, change, nowMs } = ports;
  const described = await describeFile(given);
  if (!described.ok) return described;
  const { sha256, name, sizeBytes } = described.value;
  const small = await smallOf(given.thumbnail);
  return await change(async () => {
    if (openSession(copy.keep, nowMs()) === null) return refuse({ code: 'session.missing' });
    const draft = { state: 'draft', addedAtMs: nowMs() } as const;
    if (!(await keepHere(copy, { id: sha256, name, sizeBytes, ...draft }, given.bytes))) {
      return refuse({ code: 'attachment.no-room' });
    }
    if (small === null) return described;
    const { id, bytes } = small;
    const isKept = await keepHere(copy, { id, name: '', sizeBytes: bytes.byteLength, ...draft }, bytes);
    return isKept ? ok({ ...described.value, thumbnail: id }) : described;
  });
}

/** A small picture by its hash; `null` where there is none, and when it is too large for one. */
async function smallOf(
  bytes: Bytes | undefined,
): Promise<{ readonly id: AttachmentHash; readonly bytes: Bytes } | null> {
  if (bytes === undefined || bytes.byteLength === 0 || bytes.byteLength > MAX_THUMBNAIL.bytes) return null;
  return { id: attachmentHash.parse(await sha256Of(bytes)), bytes };
}

/**
 * Keeps a file that is not here yet. Where the device has no room for it, it lets go of what the hub has as well; false when
 * that did not help.
 */
async function keepHere(copy: DeskCopy, row: FileRow, bytes: Bytes): Promise<boolean> {
  if (copy.files.get(row.id) !== undefined) return true;
  const keep = () => copy.files.keep(row, bytes);
  return (await isRoomFor(keep)) || ((await isRoomFor(() => letGoOfFiles(copy))) && (await isRoomFor(keep)));
}

/** What stores of files say when the disk is full, or when the browser gives no more of it. */
const noRoom = new Set(['storage.failed', 'file.not-written']);

async function isRoomFor(write: () => Promise<unknown>): Promise<boolean> {
  try {
    await write();
    return true;
  } catch (error) {
    if (error instanceof Fault && noRoom.has(error.code)) return false;
    throw error;
  }
}

/** From this device, or else from the hub; what comes from there is kept. */
async function read(ports: FileAnswerPorts, wanted: DeskInput<'attachment.read'>): Promise<Result<Bytes>> {
  const { copy, change, nowMs } = ports;
  const sha256 = wanted.sha256 as AttachmentHash;
  if (openSession(copy.keep, nowMs()) === null) return refuse({ code: 'session.missing' });
  const row = copy.files.get(sha256);
  if (row === undefined) return await fetchFile(ports, sha256, wanted.mostBytes);
  const here = await copy.files.bytesOf(sha256);
  if (here === null) return await fetchFile(ports, sha256, wanted.mostBytes);
  if (isStale(row, nowMs())) await change(() => copy.files.use(sha256, nowMs()));
  return ok(here);
}

async function fetchFile(
  ports: FileAnswerPorts,
  sha256: AttachmentHash,
  mostBytes: number | undefined,
): Promise<Result<Bytes>> {
  const { copy, change, session, fileLink, nowMs, signal } = ports;
  const token = session.token();
  const fetched = await fileLink.read(sha256, { token, signal, ...(mostBytes === undefined ? {} : { mostBytes }) });
  if (!fetched.ok) {
    if (endsSession(fetched.refusal) && token !== null) await session.end(token);
    return fetched;
  }
  const bytes = fetched.value;
  // Broken off, or not what the hub's own rows say: it is asked for again when somebody wants to see it.
  if ((await sha256Of(bytes)) !== sha256) return refuse({ code: 'hub.unreachable' });
  await change(async () => {
    if (session.token() !== token) return;
    const row = { id: sha256, name: '', sizeBytes: bytes.byteLength, state: 'fetched', addedAtMs: nowMs() } as const;
    // Without room for it on this device it is looked at all the same.
    await keepHere(copy, row, bytes);
  });
  return ok(bytes);
}
