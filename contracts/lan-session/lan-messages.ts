import { incidentSchema } from '#domain/incident/incident.record.ts';
import { deviceId, epochMs, personId, supportSessionId } from '#domain/kernel/fields.ts';
import { z } from 'zod';
import { handedCommand, publicKeyText, signedText } from '../exchange.ts';
import { endId } from '../remote-session/carried-signal.ts';
import { MAX_SIGNAL_LENGTH } from '../remote-session/link-signal.ts';

/**
 * What console and helper say to each other where no hub is, over one line between both (`platform/node/lan-line`):
 *
 *     console   knock ──▶            join ──▶            end-here, say …, beat
 *     helper         ◀── here             ◀── joined     end-here, say …, beat   over ◀──▶ over
 *
 * Only whoever has the digits gets as far as a first message that can be read.
 */

/** Rises with every change that an older end could not read. */
export const LAN_VERSION = 1;

/** The most that one message weighs, sealed: a ticket that was logged a moment ago, with a long description. */
export const MAX_LAN_MESSAGE_BYTES = 512 * 1_024;
/** Of the first one, before anybody is known to have the digits. */
export const MAX_LAN_KNOCK_BYTES = 1_024;

/** After so long without a beat nobody is at the other end. */
export const LAN_SILENT_FOR_MS = 60_000;
export const LAN_BEAT_EVERY_MS = 5_000;

const knock = z.strictObject({ kind: z.literal('knock'), version: z.int().min(1).max(1_000) });

/** Which computer this is, and which hub's. Nothing that the person typed. */
const here = z.strictObject({
  kind: z.literal('here'),
  version: z.int().min(1).max(1_000),
  device: deviceId,
  deviceName: z.string().max(120),
  person: personId.nullable(),
  hub: publicKeyText,
});
export type LanHere = z.infer<typeof here>;

/** The commands that have to be at the hub before anything about the session can be: its ticket, where that is new, and itself. */
export const MOST_LAN_COMMANDS = 8;

/** Who joins, by the hub's word, and with which ticket. */
const join = z.strictObject({
  kind: z.literal('join'),
  session: supportSessionId,
  ticket: incidentSchema.pick({ id: true, number: true, summary: true, loggedAtMs: true }),
  joinedAtMs: epochMs,
  certificate: signedText,
  /** By the key of the certificate, of `lanJoinText`: it is theirs, and meant for this line and no other. */
  signature: z.base64().length(88),
  commands: z.array(handedCommand).min(1).max(MOST_LAN_COMMANDS),
});
export type LanJoin = z.infer<typeof join>;

/** What the console signs to show that the certificate is its own. @param channel Of the line: what both ends made it of. */
export function lanJoinText(session: string, device: string, channel: string): string {
  return JSON.stringify([LAN_VERSION, session, device, channel]);
}

const beat = z.strictObject({ kind: z.literal('beat') });
/** A page takes part as an end, or did before this other one came. */
const endHere = z.strictObject({ kind: z.literal('end-here'), end: endId, isAnswer: z.boolean() });
const endGone = z.strictObject({ kind: z.literal('end-gone'), end: endId });
const say = z.strictObject({
  kind: z.literal('say'),
  end: endId,
  towards: endId,
  text: z.string().min(1).max(MAX_SIGNAL_LENGTH),
});
/** This side has ended it, or will not have it. */
const over = z.strictObject({ kind: z.literal('over'), code: z.string().max(80) });

export const signalsOverLan = [endHere, endGone, say] as const;
export type SignalOverLan = z.infer<(typeof signalsOverLan)[number]>;

export const lanFromConsole = z.discriminatedUnion('kind', [knock, join, beat, over, ...signalsOverLan]);
export type LanFromConsole = z.infer<typeof lanFromConsole>;

const joined = z.strictObject({ kind: z.literal('joined') });
export const lanFromHelper = z.discriminatedUnion('kind', [here, joined, beat, over, ...signalsOverLan]);
export type LanFromHelper = z.infer<typeof lanFromHelper>;
