import type { DeskInput } from '#contracts/desk-port.ts';
import type { Attachment, AttachmentHash } from '#domain/kernel/attachment.ts';
import type { Result } from '#domain/kernel/result.ts';
import { ok, refuse } from '#domain/kernel/result.ts';
import type { AttachmentLink } from '../attachment/attachment-link.ts';
import { describeFile } from '../attachment/describe-file.ts';
import { sha256Of } from '../attachment/sha256.ts';
import type { OpenCopy } from './desk-copy.ts';
import { endsSession } from './hub-link.ts';
import { openSession } from './session-rules.ts';
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
    'attachment.read': ({ sha256 }: { readonly sha256: string }) => read(ports, sha256 as AttachmentHash),
    'attachment.forget': async ({ sha256 }: { readonly sha256: string }): Promise<Result<null>> => {
      const hash = sha256 as AttachmentHash;
      await change(async () => {
        if (copy.files.get(hash)?.state === 'draft') await copy.files.forget([hash]);
      });
      return ok(null);
    },
  };
}

/** Keeps a file for a command that is still being written. */
async function add(ports: FileAnswerPorts, given: DeskInput<'attachment.add'>): Promise<Result<Attachment>> {
  const { copy, change, nowMs } = ports;
  const described = await describeFile(given);
  if (!described.ok) return described;
  const { sha256, name, sizeBytes } = described.value;
  return await change(async () => {
    if (openSession(copy.keep, nowMs()) === null) return refuse({ code: 'session.missing' });
    if (copy.files.get(sha256) === undefined) {
      await copy.files.keep({ id: sha256, name, sizeBytes, state: 'draft', addedAtMs: nowMs() }, given.bytes);
    }
    return described;
  });
}

/** From this device, or else from the hub; what comes from there is kept. */
async function read(ports: FileAnswerPorts, sha256: AttachmentHash): Promise<Result<Bytes>> {
  const { copy, change, session, fileLink, nowMs, signal } = ports;
  if (openSession(copy.keep, nowMs()) === null) return refuse({ code: 'session.missing' });
  const here = copy.files.get(sha256) === undefined ? null : await copy.files.bytesOf(sha256);
  if (here !== null) return ok(here);
  const token = session.token();
  const fetched = await fileLink.read(sha256, { token, signal });
  if (!fetched.ok) {
    if (endsSession(fetched.refusal) && token !== null) await session.end(token);
    return fetched;
  }
  const bytes = fetched.value;
  // Broken off, or not what the hub's own rows say: it is asked for again when somebody wants to see it.
  if ((await sha256Of(bytes)) !== sha256) return refuse({ code: 'hub.unreachable' });
  await change(async () => {
    if (copy.files.get(sha256) !== undefined || session.token() !== token) return;
    const row = { id: sha256, name: '', sizeBytes: bytes.byteLength, state: 'fetched', addedAtMs: nowMs() } as const;
    await copy.files.keep(row, bytes);
  });
  return ok(bytes);
}
