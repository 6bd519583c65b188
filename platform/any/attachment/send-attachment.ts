import type { UploadProgress } from '#contracts/api/attachment-api.ts';
import { ATTACHMENT_PART_BYTES } from '#contracts/api/attachment-api.ts';
import type { AttachmentHash } from '#domain/kernel/attachment.ts';
import type { Result } from '#domain/kernel/result.ts';
import { ok, refuse } from '#domain/kernel/result.ts';
import type { Asking, AttachmentLink } from './attachment-link.ts';

export interface FileBytes {
  readonly sha256: AttachmentHash;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

export interface SendOptions extends Asking {
  /** Called when the hub has more of it: how many bytes from its beginning. */
  readonly onProgress?: (receivedBytes: number) => void;
}

/**
 * Sends a file to the hub from wherever the hub already has it; `ok` when all of it is there. After a refusal, or after
 * this program was ended, the same call goes on where this one came to.
 *
 * `hub.unreachable`, `attachment.too-much-under-way` and `hub.storage-full` pass by themselves: try again later.
 * `attachment.hash-wrong` does not: the bytes are not what their hash says.
 */
export async function sendAttachment(
  hub: Pick<AttachmentLink, 'offer' | 'send'>,
  { sha256, bytes }: FileBytes,
  { onProgress, ...asking }: SendOptions,
): Promise<Result<null>> {
  const sizeBytes = bytes.byteLength;
  let reached = await hub.offer({ sha256, sizeBytes }, asking);
  while (reached.ok && !reached.value.isComplete) {
    const firstByte = reached.value.receivedBytes;
    onProgress?.(firstByte);
    const part = bytes.subarray(firstByte, firstByte + ATTACHMENT_PART_BYTES);
    if (part.byteLength === 0) return refuse({ code: 'hub.answer-invalid' });
    const sent = await hub.send({ sha256, firstByte, bytes: part }, asking);
    // Somebody else sends the same file at the same time: the hub says how far both have come.
    reached = isElsewhere(sent, firstByte) ? await hub.offer({ sha256, sizeBytes }, asking) : sent;
  }
  if (!reached.ok) return reached;
  onProgress?.(sizeBytes);
  return ok(null);
}

function isElsewhere(sent: Result<UploadProgress>, firstByte: number): boolean {
  if (sent.ok || sent.refusal.code !== 'attachment.offset-wrong') return false;
  return sent.refusal.details?.['receivedBytes'] !== firstByte;
}
