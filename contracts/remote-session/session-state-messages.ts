import { capabilities } from '#domain/remote-control/effective-right.rules.ts';
import { chainHead } from '#domain/remote-support/session-entry.ts';
import { z } from 'zod';

/**
 * How a session stands, on `ctl`. The helper alone knows what is granted and says it with every change, in whole, and once when
 * a link is there for the first time. The console shows it and may ask; nothing that it says grants anything.
 *
 * Moments travel as what is left until then: the clocks of both sides differ.
 */

const capability = z.enum(capabilities);
const leftMs = z
  .int()
  .min(0)
  .max(24 * 3_600_000);

/** What may be done now, and what may be asked for. */
const sessionGrants = z.strictObject({
  kind: z.literal('session.grants'),
  /** What policy and settings of this computer leave to be asked for. What is not here is not offered, and barred when asked. */
  offered: z.array(capability).max(capabilities.length),
  /** What nobody may ask for here, and whose no it is: the organisation's, or this computer's settings. Missing: nothing. */
  withheld: z
    .array(z.strictObject({ capability, by: z.enum(['policy', 'settings']) }))
    .max(capabilities.length)
    .exactOptional(),
  live: z.array(z.strictObject({ capability, lapsesInMs: leftMs })).max(capabilities.length),
  /** The question that stands on the user's screen. One at a time. */
  asking: z.strictObject({ capability, endsInMs: leftMs }).nullable(),
});
export type SessionGrants = z.infer<typeof sessionGrants>;

/**
 * What came of a question, or of a grant: `barred` by policy or settings, `busy` while another question stands, `too-soon`
 * after a no, `untrusted` where the digits have to be compared first; `taken-back` by the user, `lapsed` by its age.
 */
const grantOutcomes = [
  'given',
  'refused',
  'not-answered',
  'barred',
  'busy',
  'too-soon',
  'untrusted',
  'taken-back',
  'lapsed',
] as const;
const sessionAnswer = z.strictObject({
  kind: z.literal('session.answer'),
  capability,
  outcome: z.enum(grantOutcomes),
});
export type SessionAnswer = z.infer<typeof sessionAnswer>;

const pixels = z.int().min(1).max(32_768);
const place = z.int().min(-65_536).max(65_536);

/** The user's monitors; positions of input messages name them by their place in this list. */
export const sessionMonitors = z.strictObject({
  kind: z.literal('session.monitors'),
  monitors: z
    .array(
      z.strictObject({
        name: z.string().max(120),
        /** On the desktop, in physical pixels. */
        x: place,
        y: place,
        width: pixels,
        height: pixels,
        isPrimary: z.boolean(),
      }),
    )
    .max(16),
});
export type SessionMonitors = z.infer<typeof sessionMonitors>;

/** A monitor by its place in the list, or all of them side by side and small: to look at and to choose from, not to work in (V9). */
export const shownMonitor = z.union([z.int().min(0).max(15), z.literal('all')]);
export type ShownMonitor = z.infer<typeof shownMonitor>;

/**
 * Where the pointer is, on one of the monitors, 0 to 65535 of it each way; said when it has moved, ten times a second at most. So the
 * view can follow it, and it is known on which monitor the person is.
 */
const sessionPointer = z.strictObject({
  kind: z.literal('session.pointer'),
  monitor: z.int().min(0).max(15),
  x: z.int().min(0).max(65_535),
  y: z.int().min(0).max(65_535),
});
export type SessionPointer = z.infer<typeof sessionPointer>;

/** `auto` chooses by what the line and the computer can bear: `sharp` keeps every pixel, `smooth` every frame, `thin` the line. */
export const pictureModes = ['auto', 'sharp', 'smooth', 'thin'] as const;
export type PictureMode = (typeof pictureModes)[number];

/** What a screen may be sent by, the best for desktops first. */
export const pictureCodecs = ['av1', 'vp8', 'h264', 'vp9'] as const;
export type PictureCodec = (typeof pictureCodecs)[number];
/** `auto`: the best that both ends have, unless the computer comes along better with another. */
export const codecChoices = ['auto', ...pictureCodecs] as const;
export type CodecChoice = (typeof codecChoices)[number];

/** Why no picture comes. Each has a sentence on both sides; told within 2 s, never a black picture without a reason (V10). */
export const noPictureReasons = [
  /** Nobody has agreed to be seen yet, or no longer does: see `session.grants` and `session.answer`. */
  'picture.not-granted',
  /** The strip that tells the user of it is not there yet, or does not answer: a computer on which all stands still (C7). */
  'picture.strip-silent',
  /** The user hid the screen for a moment (C10). */
  'picture.paused',
  'picture.starting',
  /** No monitor is connected, or one without pixels: a closed lid, a computer without a screen. */
  'picture.no-display',
  /** The system shows its lock screen, which no program may see. */
  'picture.locked',
  /** The system keeps the screen from the helper: a permission of macOS, a portal of Wayland that was answered with no. */
  'picture.not-permitted',
  'picture.capture-failed',
  /** It is captured, and nothing of it has left for two seconds: the encoder fails, or both ends have no codec in common. */
  'picture.not-encoded',
  /** The monitor was taken away, or the system ended the capture. */
  'picture.screen-gone',
] as const;
export type NoPictureReason = (typeof noPictureReasons)[number];

export const sessionPicture = z.discriminatedUnion('state', [
  z.strictObject({
    kind: z.literal('session.picture'),
    state: z.literal('shown'),
    monitor: shownMonitor,
    /** As it is sent, which is smaller than the monitor while the computer or the line cannot bear more. */
    width: pixels,
    height: pixels,
    mode: z.enum(pictureModes),
    isReduced: z.boolean(),
    /** The line cannot bear more than few frames: `auto` sends no more, until it can (V6). */
    isThin: z.literal(true).exactOptional(),
    codec: z
      .strictObject({
        choice: z.enum(codecChoices),
        /** `null`: nothing has been encoded yet. */
        used: z.enum(pictureCodecs).nullable(),
        /** Those that both ends have. */
        possible: z.array(z.enum(pictureCodecs)).max(pictureCodecs.length),
      })
      .exactOptional(),
    /** Nothing moves there, and few frames come: no reason to worry (V7). */
    isIdle: z.boolean(),
  }),
  z.strictObject({
    kind: z.literal('session.picture'),
    state: z.literal('none'),
    reason: z.enum(noPictureReasons),
  }),
]);
export type SessionPicture = z.infer<typeof sessionPicture>;

/**
 * How far this side's record of the session has come, every 30 s and at the end: the other side writes it down (W14). Signed each
 * time by an end that has signed the link, with the same key: nobody knows which one will have been the last.
 */
const sessionHead = z.strictObject({
  kind: z.literal('session.head'),
  head: chainHead,
  /** Of `headText`. */
  signature: z.base64().length(88).exactOptional(),
});

export const stateFromHelper = [sessionGrants, sessionAnswer, sessionMonitors, sessionPicture, sessionPointer] as const;

export const stateFromConsole = [
  /** May this be done? Asks the user, who sees who wants what with which ticket. Answered by `session.answer`. */
  z.strictObject({ kind: z.literal('session.ask'), capability }),
  /** The agent needs it no longer. */
  z.strictObject({ kind: z.literal('session.give-up'), capability }),
  /** Another monitor (V9), another way to send it (V2). Needs `view`; without it nothing happens. */
  z.strictObject({
    kind: z.literal('session.show'),
    monitor: shownMonitor,
    mode: z.enum(pictureModes),
    /** Not there: as it is. */
    codec: z.enum(codecChoices).exactOptional(),
  }),
] as const;

export const stateFromBoth = [sessionHead] as const;
