import { attachmentHash } from '#domain/kernel/attachment.ts';
import { epochMs } from '#domain/kernel/fields.ts';
import { fileName } from '#domain/kernel/file-name.ts';
import { CHUNK_BYTES } from '#domain/remote-control/file-transfer.rules.ts';
import { z } from 'zod';
import { fileStops, MAX_FILE_BYTES } from './remote-session/file-messages.ts';

/**
 * What passes beside the picture, between the helper's main process, its page that holds the link, and the windows that show it
 * to the person. Files are read and written by the main process alone; the page carries their chunks.
 */

const bytes = z.custom<Uint8Array<ArrayBuffer>>(
  (value) => value instanceof Uint8Array && value.byteLength <= CHUNK_BYTES && value.buffer instanceof ArrayBuffer,
);
/** As the console counts what it offers. */
const transfer = z.int().min(1).max(0xffff_ffff);
const place = z.int().min(0).max(MAX_FILE_BYTES);
const fileStop = z.enum(fileStops);
/** Seen from this computer. */
const direction = z.enum(['in', 'out']);

/** A file without where it lies: no page ever hears that. */
const namedFile = z.strictObject({
  name: fileName,
  sizeBytes: z.int().min(1).max(MAX_FILE_BYTES),
  sha256: attachmentHash,
});

/** A file that the console offers. */
export const offeredFile = z.strictObject({ transfer, ...namedFile.shape });
export type OfferedFile = z.infer<typeof offeredFile>;

/** Of a file that the person has chosen; counts them in one session. */
const chosen = z.int().min(1).max(1_000_000);

/** What the page that holds the link is told of files. */
export const fileOrder = z.discriminatedUnion('kind', [
  /** Whether keys must not wait behind files now. */
  z.strictObject({ kind: z.literal('pace'), isControlGranted: z.boolean() }),
  z.strictObject({ kind: z.literal('send'), file: z.strictObject({ chosen, ...namedFile.shape }) }),
  z.strictObject({ kind: z.literal('cancel'), direction, number: chosen.or(transfer) }),
]);
export type FileOrder = z.infer<typeof fileOrder>;

/** How a file fares, as that page tells it. */
export const fileNews = z.strictObject({
  direction,
  number: chosen.or(transfer),
  news: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('moved'), bytes: place }),
    z.strictObject({ kind: z.literal('ended'), how: z.literal('kept').or(fileStop) }),
  ]),
});
export type FileNews = z.infer<typeof fileNews>;

const ofTransfer = z.strictObject({ transfer });

/** What that page asks of files, each by its number in this session. */
export const fileRequests = {
  /** `null`: it may come, and its part is open. */
  'files.take': { input: offeredFile, output: fileStop.nullable() },
  'files.part-chunks': { input: ofTransfer, output: z.int().min(0) },
  'files.part-read': { input: z.strictObject({ transfer, index: z.int().min(0) }), output: bytes },
  /** Or why there is no place for it. */
  'files.part-append': { input: z.strictObject({ transfer, chunk: bytes }), output: fileStop.nullable() },
  'files.part-hash': { input: ofTransfer, output: attachmentHash },
  'files.part-forget': { input: ofTransfer, output: z.null() },
  /** It becomes a file of the person's. Whether it is the one that was offered is looked at once more. */
  'files.part-keep': { input: ofTransfer, output: fileStop.nullable() },
  'files.read': { input: z.strictObject({ chosen, from: place, to: place }), output: bytes },
  'files.tell': { input: fileNews, output: z.null() },
} as const;

/** A file that has come, or went, or is on its way. */
const exchangedFile = z.strictObject({
  id: z.int().min(1),
  direction,
  ...namedFile.shape,
  doneBytes: place,
  state: z.enum(['moving', 'kept', ...fileStops]),
});
export type ExchangedFile = z.infer<typeof exchangedFile>;

/** What has passed in the present session, or in the last one, for the person to see. */
export const exchangeState = z.strictObject({
  agentName: z.string().max(120),
  files: z.array(exchangedFile).max(500),
  /** The last text that went from one clipboard to the other. */
  clipboard: z.strictObject({ direction, characters: z.int().min(1), atMs: epochMs }).nullable(),
  /** Whether the session still goes on. */
  isLive: z.boolean(),
});
export type ExchangeState = z.infer<typeof exchangeState>;
