import type { AttachmentHash } from '#domain/kernel/attachment.ts';
import type { Principal } from '#domain/kernel/principal.ts';
import { scopesOf } from '#domain/kernel/principal.ts';
import type { StoreReader } from '../store/store.ts';

/** A complete file. */
export interface Content {
  readonly sizeBytes: number;
  /** Which picture it is; `null` for everything that is not shown. */
  readonly imageType: string | null;
  /** Its bytes from first to last, part by part: a slow reader does not make the hub hold all of it. */
  readonly parts: () => AsyncIterable<Uint8Array>;
}

/**
 * The file for whoever may read a journal line that names it; `null` for everybody else, and while it is on its way.
 *
 * The line counts only if who wrote it had the file: otherwise knowing the hash of a foreign file would be enough to name
 * it on an incident of one's own, and read it there.
 */
export async function readContent(
  reader: StoreReader,
  principal: Principal,
  sha256: AttachmentHash,
): Promise<Content | null> {
  const found = await reader
    .selectFrom('attachment_naming as naming')
    .innerJoin('attachment_holder as holder', (join) =>
      join.onRef('holder.sha256', '=', 'naming.sha256').onRef('holder.holder', '=', 'naming.named_by'),
    )
    .innerJoin('feed', 'feed.id', 'naming.line')
    .innerJoin('attachment_content as content', 'content.sha256', 'naming.sha256')
    .where('naming.sha256', '=', sha256)
    .where('feed.scope', 'in', scopesOf(principal))
    .where('feed.op', '=', 'put')
    .select(['content.size_bytes', 'content.image_type', 'content.upload'])
    .limit(1)
    .executeTakeFirst();
  if (found === undefined) return null;
  const { size_bytes: sizeBytes, image_type: imageType, upload } = found;
  return { sizeBytes, imageType, parts: () => partsOf(reader, upload) };
}

/** `readContent` of one store. */
export function contentsOf(reader: StoreReader) {
  return (principal: Principal, sha256: AttachmentHash) => readContent(reader, principal, sha256);
}

/** The parts of an upload, or of the content that it became, in order. */
export async function* partsOf(reader: StoreReader, upload: string): AsyncIterable<Uint8Array> {
  for (let firstByte = 0; ;) {
    const part = await reader
      .selectFrom('attachment_part')
      .select('bytes')
      .where('upload', '=', upload)
      .where('first_byte', '=', firstByte)
      .executeTakeFirst();
    if (part === undefined) return;
    yield part.bytes;
    firstByte += part.bytes.byteLength;
  }
}
