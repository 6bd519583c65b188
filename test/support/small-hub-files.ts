import { createHash } from 'node:crypto';
import type { AttachmentHash } from '#domain/kernel/attachment.ts';
import type { Refusal, Result } from '#domain/kernel/result.ts';
import { ok, refuse } from '#domain/kernel/result.ts';
import type { AttachmentLink } from '#platform/any/attachment/attachment-link.ts';

/** The files of a small hub: whole ones by their hash, and how far others have come. */
export interface SmallHubFiles {
  readonly whole: Map<AttachmentHash, Uint8Array<ArrayBuffer>>;
  /** Offers and parts that reached the hub, oldest first: `offer`, or the first byte of the part. */
  readonly seen: ('offer' | number)[];
  /** What the next requests are answered with instead, until it gives `null`. */
  refuses: () => Refusal | null;
}

export interface SmallFileLink {
  readonly link: AttachmentLink;
  readonly files: SmallHubFiles;
}

/** @param refusalFor Why a token is not let in, or a request does not arrive; `null` when it does. */
export function createSmallFileLink(refusalFor: (token: string | null) => Refusal | null): SmallFileLink {
  const begun = new Map<AttachmentHash, { readonly sizeBytes: number; bytes: Uint8Array<ArrayBuffer> }>();
  const files: SmallHubFiles = { whole: new Map(), seen: [], refuses: () => null };

  function progressOf(sha256: AttachmentHash): Result<{ receivedBytes: number; isComplete: boolean }> {
    const whole = files.whole.get(sha256);
    if (whole !== undefined) return ok({ receivedBytes: whole.byteLength, isComplete: true });
    const upload = begun.get(sha256);
    if (upload === undefined) return refuse({ code: 'attachment.not-offered' });
    const receivedBytes = upload.bytes.byteLength;
    if (receivedBytes < upload.sizeBytes) return ok({ receivedBytes, isComplete: false });
    begun.delete(sha256);
    if (createHash('sha256').update(upload.bytes).digest('hex') !== sha256) {
      return refuse({ code: 'attachment.hash-wrong' });
    }
    files.whole.set(sha256, upload.bytes);
    return ok({ receivedBytes, isComplete: true });
  }

  const link: AttachmentLink = {
    offer: async ({ sha256, sizeBytes }, { token }) => {
      const refusal = refusalFor(token) ?? files.refuses();
      if (refusal !== null) return refuse(refusal);
      files.seen.push('offer');
      if (!begun.has(sha256) && !files.whole.has(sha256)) begun.set(sha256, { sizeBytes, bytes: new Uint8Array() });
      return progressOf(sha256);
    },
    send: async ({ sha256, firstByte, bytes }, { token }) => {
      const refusal = refusalFor(token) ?? files.refuses();
      if (refusal !== null) return refuse(refusal);
      files.seen.push(firstByte);
      const upload = begun.get(sha256);
      if (upload?.bytes.byteLength === firstByte) upload.bytes = joined(upload.bytes, bytes);
      return progressOf(sha256);
    },
    read: async (sha256, { token }) => {
      const refusal = refusalFor(token) ?? files.refuses();
      if (refusal !== null) return refuse(refusal);
      const bytes = files.whole.get(sha256);
      return bytes === undefined ? refuse({ code: 'attachment.unknown' }) : ok(Uint8Array.from(bytes));
    },
  };
  return { link, files };
}

function joined(one: Uint8Array, other: Uint8Array): Uint8Array<ArrayBuffer> {
  const both = new Uint8Array(one.byteLength + other.byteLength);
  both.set(one);
  both.set(other, one.byteLength);
  return both;
}
