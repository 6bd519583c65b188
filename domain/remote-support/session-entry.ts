import { z } from 'zod';
import { attachmentHash } from '../kernel/attachment.ts';
import { agentId, epochMs, line } from '../kernel/fields.ts';
import { LONGEST_MARK_TEXT } from '../remote-control/annotation.rules.ts';
import { capabilities } from '../remote-control/effective-right.rules.ts';

/** Who is at a session: whoever shows their screen, or an agent. */
export const participant = z.union([z.literal('user'), agentId]);
export type Participant = z.infer<typeof participant>;

/** SHA-256 in lower-case hexadecimal. */
export const chainHash = z.string().regex(/^[0-9a-f]{64}$/);

const nothing = z.strictObject({});
const capability = z.enum(capabilities);
const sizeBytes = z.int().min(0).max(Number.MAX_SAFE_INTEGER);
/** Seen from the user's computer. */
const direction = z.enum(['in', 'out']);
const seq = z.int().min(1).max(1_000_000);
/** Of something in a session. */
const lengthMs = z
  .int()
  .min(0)
  .max(7 * 24 * 3_600_000);

/** An entry's `type` and what is said with it. Never keys, never text of a clipboard, never what a connection is made of. */
const happenings = {
  /** The user, or nobody in time, answered a question; or what was granted ended by itself or was taken back. */
  consent: z.strictObject({
    capability,
    answer: z.enum(['given', 'refused', 'not-answered', 'taken-back', 'lapsed']),
    /** To whom it was granted. */
    agent: agentId,
  }),
  /** The user's own hand took over; or control goes on. */
  'control-suspended': nothing,
  'control-resumed': nothing,
  /** The user hid the screen for a moment (C10). */
  paused: nothing,
  resumed: nothing,
  connected: z.strictObject({ path: z.enum(['direct', 'relay']) }),
  /** The line was gone; for so long, once it is known. */
  interrupted: nothing,
  reconnected: z.strictObject({ afterMs: lengthMs, path: z.enum(['direct', 'relay']) }),
  /** What came of comparing both ends (S7). */
  trust: z.strictObject({ outcome: z.enum(['signed', 'same', 'different', 'skipped']) }),
  screenshot: z.strictObject({ name: line(200), sizeBytes, sha256: attachmentHash }),
  /** A file on its way through the session; `sha256` of what arrived. */
  file: z.strictObject({ direction, name: line(200), sizeBytes, sha256: attachmentHash }),
  /** So much of a text, and never which. */
  clipboard: z.strictObject({ direction, characters: z.int().min(1).max(1_000_000) }),
  /** The agent's console records what it is shown (W7); then no longer, after so much of it. */
  'recording-begun': nothing,
  'recording-ended': z.strictObject({ lengthMs }),
  /** A piece of a recording is on the ticket, encrypted, as this file. */
  'recording-kept': z.strictObject({
    name: line(200),
    sizeBytes,
    sha256: attachmentHash,
    lengthMs,
    /** The console ended before the recording did, and it was put on the ticket later. */
    isCutShort: z.literal(true).exactOptional(),
  }),
  /** Something was pointed out on the screen: which mark, and of a step its number and what stood beside it. */
  annotated: z.strictObject({
    mark: z.enum(['laser', 'arrow', 'box', 'step']).exactOptional(),
    number: z.int().min(1).max(99).exactOptional(),
    text: line(LONGEST_MARK_TEXT).exactOptional(),
  }),
  /** Something that an honest other end does not do (S17): `message.unknown`, `trust.commitment-wrong`, … */
  alarm: z.strictObject({ code: line(80) }),
  /** How far the other side's chain had come, as it said. */
  'head-heard': z.strictObject({ by: participant, seq, hash: chainHash }),
  /** The same, signed by the other side with the key that it signed the link with. */
  'head-signed': z.strictObject({
    by: participant,
    seq,
    hash: chainHash,
    signature: z.base64().max(120),
    /** Ed25519, SPKI, base64; missing in what was written before keys were. */
    publicKey: z.base64().max(120).exactOptional(),
  }),
} as const;

type Happenings = typeof happenings;
export type HappeningName = keyof Happenings;
/** One thing that happened, with what is known of it. */
export type Happening = {
  readonly [Name in HappeningName]: { readonly type: Name; readonly data: z.infer<Happenings[Name]> };
}[HappeningName];

/** Who did it: a person, or the program of that side by itself. */
const actor = z.union([participant, z.literal('helper'), z.literal('console')]);

/** What a program hands in to be written down: the entry's number and place in the chain are for whoever writes it. */
function happeningOf<Name extends HappeningName>(type: Name) {
  return z.strictObject({ actor, type: z.literal(type), data: happenings[type] });
}

function entryOf<Name extends HappeningName>(type: Name) {
  return z.strictObject({
    /** Counts the entries of one side from 1. */
    seq: z.int().min(1).max(1_000_000),
    /** By the hub's clock, as far as that side knew it. */
    atMs: epochMs,
    actor,
    type: z.literal(type),
    data: happenings[type],
    /** The hash of the entry before; of nothing for the first: see `session-chain.rules.ts`. */
    prev: chainHash,
  });
}

/** One entry of what one side wrote down. */
export const sessionEntry = z.discriminatedUnion('type', [
  entryOf('consent'),
  entryOf('control-suspended'),
  entryOf('control-resumed'),
  entryOf('paused'),
  entryOf('resumed'),
  entryOf('connected'),
  entryOf('interrupted'),
  entryOf('reconnected'),
  entryOf('trust'),
  entryOf('screenshot'),
  entryOf('file'),
  entryOf('clipboard'),
  entryOf('recording-begun'),
  entryOf('recording-ended'),
  entryOf('recording-kept'),
  entryOf('annotated'),
  entryOf('alarm'),
  entryOf('head-heard'),
  entryOf('head-signed'),
]);
export type SessionEntry = z.infer<typeof sessionEntry>;

export const happeningNoted = z.discriminatedUnion('type', [
  happeningOf('consent'),
  happeningOf('control-suspended'),
  happeningOf('control-resumed'),
  happeningOf('paused'),
  happeningOf('resumed'),
  happeningOf('connected'),
  happeningOf('interrupted'),
  happeningOf('reconnected'),
  happeningOf('trust'),
  happeningOf('screenshot'),
  happeningOf('file'),
  happeningOf('clipboard'),
  happeningOf('recording-begun'),
  happeningOf('recording-ended'),
  happeningOf('recording-kept'),
  happeningOf('annotated'),
  happeningOf('alarm'),
  happeningOf('head-heard'),
  happeningOf('head-signed'),
]);
export type HappeningNoted = z.infer<typeof happeningNoted>;

/** The last entry of one side, and its hash. */
export const chainHead = z.strictObject({ by: participant, seq: z.int().min(1).max(1_000_000), hash: chainHash });
export type ChainHead = z.infer<typeof chainHead>;
