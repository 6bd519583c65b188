import { createHash } from 'node:crypto';
import type { CoreOutput } from '#contracts/helper-core.ts';
import type { AttachmentHash } from '#domain/kernel/attachment.ts';
import type { Surroundings } from '../main/surroundings.ts';
import type { EnrolledCore } from './enrolled-core.ts';

type FilesOfCore = Pick<EnrolledCore, 'helper' | 'tickets'>;

/** From this computer while it waits here, else from the hub, whose line may have damaged it. */
export async function readFile(
  { helper }: FilesOfCore,
  around: Pick<Surroundings, 'filesAt'>,
  sha256: AttachmentHash,
  signal: AbortSignal,
): Promise<CoreOutput<'file.read'>> {
  const kept = await helper.files.read(sha256);
  if (kept !== null) return { ok: true, value: kept };
  const hub = around.filesAt(helper.enrolment.hub);
  const read = await helper.link.within((token) => hub.read(sha256, { token, signal }), signal);
  if (!read.ok) return { ok: false, refusal: { ...read.refusal } };
  const isWhole = createHash('sha256').update(read.value).digest('hex') === sha256;
  return isWhole ? { ok: true, value: read.value } : { ok: false, refusal: { code: 'attachment.hash-wrong' } };
}

/** The same with the name under which it stands on a ticket: no page says what a file is called. */
export async function readNamedFile(
  core: FilesOfCore,
  around: Pick<Surroundings, 'filesAt'>,
  sha256: AttachmentHash,
  signal: AbortSignal,
): Promise<CoreOutput<'file.read-named'>> {
  const name = await core.tickets.fileName(sha256);
  if (name === null) return { ok: false, refusal: { code: 'attachment.unknown' } };
  const read = await readFile(core, around, sha256, signal);
  return read.ok ? { ok: true, value: { name, bytes: read.value } } : read;
}
