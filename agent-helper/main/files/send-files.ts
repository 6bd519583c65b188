import type { AttachmentLink } from '#platform/any/attachment/attachment-link.ts';
import { sendAttachment } from '#platform/any/attachment/send-attachment.ts';
import type { AttachmentHash } from '#domain/kernel/attachment.ts';
import { attachmentsIn } from '#domain/kernel/attachment.ts';
import type { CommandEntry } from '#domain/kernel/command.ts';
import type { Result } from '#domain/kernel/result.ts';
import { ok } from '#domain/kernel/result.ts';
import type { HubLink } from '../hub-link/hub-link.ts';
import type { Outbox } from '../outbox/outbox.ts';
import type { WaitingFiles } from './waiting-files.ts';

export interface SendFilesPorts {
  readonly files: WaitingFiles;
  readonly outbox: Pick<Outbox, 'waiting'>;
  readonly link: Pick<HubLink, 'within'>;
  readonly hub: Pick<AttachmentLink, 'offer' | 'send'>;
  /** The hub will not take this file, ever. */
  readonly onGivenUp: (sha256: AttachmentHash, code: string) => void;
}

/** What no second attempt mends. */
const hopeless: ReadonlySet<string> = new Set(['attachment.hash-wrong', 'request.invalid', 'request.too-large']);

/**
 * Sends the files whose commands the hub has taken. Those that a waiting command names stay for later: the hub keeps what
 * nothing names for a day only.
 */
export async function sendFiles(ports: SendFilesPorts, signal: AbortSignal): Promise<Result<null>> {
  const { files, link, hub } = ports;
  const early = namedIn(await ports.outbox.waiting());
  for (const sha256 of await files.hashes()) {
    if (early.has(sha256)) continue;
    const bytes = await files.read(sha256);
    if (bytes === null) continue;
    const sent = await link.within((token) => sendAttachment(hub, { sha256, bytes }, { token, signal }), signal);
    if (!sent.ok && !hopeless.has(sent.refusal.code)) return sent;
    if (!sent.ok) ports.onGivenUp(sha256, sent.refusal.code);
    await files.drop(sha256);
  }
  return ok(null);
}

function namedIn(entries: readonly CommandEntry[]): ReadonlySet<AttachmentHash> {
  return new Set(entries.flatMap(({ input }) => attachmentsIn(input).map(({ sha256 }) => sha256)));
}
