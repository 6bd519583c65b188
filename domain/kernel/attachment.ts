import { z } from 'zod';
import { fileName } from './file-name.ts';

/** 25 MiB, as most mail servers let through. The hub, consoles, the portal and helpers all hold to it. */
export const MAX_ATTACHMENT_BYTES = 25 * 1024 * 1024;
/** How many files one command may name. */
export const MAX_ATTACHMENTS = 10;
/** A picture made small for a timeline. What is larger is none, whoever calls it so. */
export const MAX_THUMBNAIL = { bytes: 24 * 1024, pixels: 320 };

/** SHA-256 of a file's bytes, in lower-case hexadecimal: bytes are kept and found by it, and can never conflict. */
export const attachmentHash = z
  .string()
  .max(64)
  .regex(/^[0-9a-f]{64}$/)
  .brand<'AttachmentHash'>();
export type AttachmentHash = z.infer<typeof attachmentHash>;

const PLAIN_BYTES = 'application/octet-stream';
const mediaType = z
  .string()
  .max(100)
  .regex(/^[a-z0-9][a-z0-9!#$&^_.+-]*\/[a-z0-9][a-z0-9!#$&^_.+-]*$/);
const pixels = z.int().min(1).max(65_535);

/** A file as a command names it. Its bytes travel beside the commands, after them, and are the same for ever. */
export const attachmentSchema = z.strictObject({
  sha256: attachmentHash,
  name: fileName,
  /** As the sender says; nothing is opened or shown on its word. */
  mediaType,
  sizeBytes: z.int().min(1).max(MAX_ATTACHMENT_BYTES),
  /** Of a picture, as the sender measured it, so that a timeline has room for it before its bytes are there. */
  width: pixels.exactOptional(),
  height: pixels.exactOptional(),
  /** Of a picture: a small one, by the same author, whose bytes travel as those of a file do. It need not be there. */
  thumbnail: attachmentHash.exactOptional(),
});
export type Attachment = z.infer<typeof attachmentSchema>;

export const attachmentList = z.array(attachmentSchema).min(1).max(MAX_ATTACHMENTS);

const naming = z.looseObject({ attachments: attachmentList });

/** The files that a command names, or a line in the journal, by its input; none for most. */
export function attachmentsIn(input: unknown): readonly Attachment[] {
  const named = naming.safeParse(input);
  return named.success ? named.data.attachments : [];
}

/** Whose bytes a command or journal line speaks of: its files, and the small pictures of them. */
export function hashesIn(input: unknown): readonly AttachmentHash[] {
  return attachmentsIn(input).flatMap(hashesOf);
}

/** A file's own bytes, and those of its small picture if it has one. */
export function hashesOf({ sha256, thumbnail }: Attachment): readonly AttachmentHash[] {
  return thumbnail === undefined ? [sha256] : [sha256, thumbnail];
}

/** A media type without its parameters, such as `text/plain`; what is none is bytes of an unknown kind. */
export function mediaTypeOf(raw: string): Attachment['mediaType'] {
  const [type = ''] = raw.toLowerCase().split(';');
  const parsed = mediaType.safeParse(type.trim());
  return parsed.success ? parsed.data : PLAIN_BYTES;
}
