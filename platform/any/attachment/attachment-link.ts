import type { UploadProgress } from '#contracts/api/attachment-api.ts';
import { attachmentBytesApi, sendPath } from '#contracts/api/attachment-api.ts';
import type { Attachment, AttachmentHash } from '#domain/kernel/attachment.ts';
import { MAX_ATTACHMENT_BYTES } from '#domain/kernel/attachment.ts';
import type { Result } from '#domain/kernel/result.ts';
import { ok, refuse } from '#domain/kernel/result.ts';
import { askForJson, askHub, refusalIn } from '../ask-hub.ts';
import type { PostOptions } from '../post-to-hub.ts';
import { postToHub } from '../post-to-hub.ts';

export interface FilePart {
  readonly sha256: AttachmentHash;
  readonly firstByte: number;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

export interface Asking {
  readonly token: string | null;
  readonly signal: AbortSignal;
}

/** The way of files to the hub and back. Refused with `hub.unreachable`, or with the hub's own code; see the contract. */
export interface AttachmentLink {
  offer(file: Pick<Attachment, 'sha256' | 'sizeBytes'>, asking: Asking): Promise<Result<UploadProgress>>;
  send(part: FilePart, asking: Asking): Promise<Result<UploadProgress>>;
  /**
   * What comes is not looked at: who keeps it checks its hash. `attachment.too-large` for more than `mostBytes`, which then
   * do not travel.
   */
  read(
    sha256: AttachmentHash,
    asking: Asking & { readonly mostBytes?: number },
  ): Promise<Result<Uint8Array<ArrayBuffer>>>;
}

/** A part on a line of 64 kbit/s; the largest file on one of 2 Mbit/s. */
const SLOW_LINE_MS = 110_000;
const OCTETS = 'application/octet-stream';

/** @param origin The hub's address without a path, such as `https://desk.example.org`. */
export function attachmentLink(origin: string, over: Pick<PostOptions, 'fetch'> = {}): AttachmentLink {
  const slowly = { ...over, timeoutMs: SLOW_LINE_MS };
  return {
    offer: ({ sha256, sizeBytes }, asking) =>
      askHub(origin, 'attachment.offer', { sha256, sizeBytes }, { ...over, ...asking }),
    send: ({ sha256, firstByte, bytes }, asking) => {
      const { output } = attachmentBytesApi['attachment.send'];
      const address = new URL(sendPath(sha256, firstByte), origin);
      const post = { body: bytes, type: OCTETS, accept: 'application/json' };
      return askForJson(address, 'attachment.send', post, output, { ...slowly, ...asking });
    },
    read: (sha256, { mostBytes = MAX_ATTACHMENT_BYTES, ...asking }) =>
      readBytes(origin, { sha256, mostBytes }, { ...slowly, ...asking }),
  };
}

async function readBytes(
  origin: string,
  { sha256, mostBytes }: { readonly sha256: AttachmentHash; readonly mostBytes: number },
  options: PostOptions,
): Promise<Result<Uint8Array<ArrayBuffer>>> {
  const { path } = attachmentBytesApi['attachment.read'];
  const post = { body: JSON.stringify({ sha256 }), type: 'application/json', accept: '*/*' };
  const read = await postToHub(new URL(path, origin), post, options, async (response) => {
    if (response.ok) return await bytesIn(response, mostBytes);
    return refuse((await refusalIn('attachment.read', response)) ?? { code: 'hub.unreachable' });
  });
  return read ?? refuse({ code: 'hub.unreachable' });
}

/** The hub always says how many there are. */
async function bytesIn(response: Response, mostBytes: number): Promise<Result<Uint8Array<ArrayBuffer>>> {
  if (Number(response.headers.get('content-length')) > mostBytes) {
    await response.body?.cancel();
    return refuse({ code: 'attachment.too-large', details: { mostBytes } });
  }
  return ok(new Uint8Array(await response.arrayBuffer()));
}
