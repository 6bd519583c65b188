import { incidentSchema } from '#domain/incident/incident.record.ts';
import { agentId, epochMs, incidentId, supportSessionId } from '#domain/kernel/fields.ts';
import { capabilities } from '#domain/remote-control/effective-right.rules.ts';
import { happeningNoted } from '#domain/remote-support/session-entry.ts';
import { z } from 'zod';
import { publicKeyText } from './exchange.ts';
import { remoteSupportApi } from './api/remote-support-api.ts';
import { fileOrder } from './helper-exchange.ts';
import { MAX_SIGNAL_LENGTH } from './remote-session/link-signal.ts';
import { actFromConsole, sessionMessages } from './remote-session/session-messages.ts';
import type { NoPictureReason } from './remote-session/session-state-messages.ts';
import {
  codecChoices,
  noPictureReasons,
  pictureModes,
  sessionMonitors,
  sessionPicture,
  shownMonitor,
} from './remote-session/session-state-messages.ts';
import { linkProof } from './remote-session/trust-messages.ts';

/**
 * What the helper's main process says to its windows of a session, and they to it. The main process decides; the windows show,
 * capture and carry. Moments are by this computer's clock.
 */

const capability = z.enum(capabilities);
const agentName = z.string().max(120);
const ticket = incidentSchema.pick({ id: true, number: true, summary: true, loggedAtMs: true });
const signalText = z.string().min(1).max(MAX_SIGNAL_LENGTH);

/** One question to the person: who wants what, with which ticket (C4, C5, C11). */
export const consentQuestion = z.strictObject({
  /** An answer names it: what was meant for one question answers no other. */
  id: z.uuidv7(),
  capability,
  agentName,
  ticket: ticket.nullable(),
  /** What the agent says it is for; `null` where the person asked for help themselves. */
  reason: z.string().max(300).nullable(),
  /**
   * How this came about: `code`: the person read digits out; `own-ticket`: they opened the ticket themselves; `unsolicited`:
   * nobody here asked for anything, as far as this computer knows. That is how fraud begins (C11).
   */
  origin: z.enum(['code', 'own-ticket', 'unsolicited']),
  /** The one who helps, where it is for a colleague of theirs: who looks on `beside` them, or goes on `after` them (W8, W9). */
  colleague: z.strictObject({ kind: z.enum(['beside', 'after']), agentName }).nullable(),
  /**
   * Six digits that have to be compared with those of the agent before it can be agreed to: whoever does more than look has to be
   * at the other end of this line (S6). `null` where that is known, and for looking.
   */
  code: z.string().length(6).nullable(),
  /** How many screens there are, where there are several. */
  screens: z.int().min(2).max(16).exactOptional(),
  /** The desktop asks as well, and shows what the person chooses there: Wayland, where nobody can point, click or type (P1, P2). */
  asksItself: z.literal(true).exactOptional(),
  /** Yes counts from then on, no at once. */
  mayAgreeAtMs: epochMs,
  /** Then nobody has answered, which is no (C2). */
  endsAtMs: epochMs,
});
export type ConsentQuestion = z.infer<typeof consentQuestion>;

/** Reasons for a missing picture that the person at the screen can do something about. */
export const personsTrouble = z.enum([
  'picture.no-display',
  'picture.not-permitted',
  'picture.capture-failed',
  'picture.screen-gone',
] satisfies readonly NoPictureReason[]);

/** What stands on the banner for as long as somebody may see this screen (C7). */
export const bannerState = z.strictObject({
  agentName,
  /** Who looks on beside. */
  onlookers: z.array(agentName).max(20),
  sinceMs: epochMs,
  ticket: ticket.nullable(),
  allowed: z.array(capability).max(capabilities.length),
  /** `waiting`: their console has not come yet; `broken`: nothing is heard of it, and it may come back. */
  line: z.enum(['waiting', 'there', 'broken']),
  isPaused: z.boolean(),
  /** Six digits, once both ends know them; the person and the agent see the same, or somebody sits between them. */
  code: z.string().length(6).nullable(),
  isTrusted: z.boolean(),
  /** What the agent has drawn on the screen; not there where they have drawn nothing. */
  marks: z.enum(['shown', 'hidden']).exactOptional(),
  /** Which of several screens is seen, by its place among them; not there where there is but one. */
  screen: z.strictObject({ shown: shownMonitor, count: z.int().min(2).max(16) }).exactOptional(),
  /** Why nothing is seen although it may be, where the person can do something about it. */
  trouble: personsTrouble.exactOptional(),
  /** The keys that end everything; `null` where the system gave them to somebody else. */
  panicKeys: z.string().max(40).nullable(),
});
export type BannerState = z.infer<typeof bannerState>;

/** What the person says to a question: a yes to one with digits says that they are the same ones, too. */
export const consentAnswer = z.enum(['yes', 'no', 'digits-differ']);
export type ConsentAnswer = z.infer<typeof consentAnswer>;

/** `take-back`: rights that the person wants back, for good; the agent goes on looking (C6); of a recording, too (W7). `permit`: opens the system's settings (P4). */
export const bannerAct = z.discriminatedUnion('act', [
  z.strictObject({ act: z.enum(['stop', 'pause', 'resume', 'hide-marks', 'show-marks', 'permit']) }),
  z.strictObject({ act: z.literal('take-back'), capabilities: z.array(capability).min(1).max(capabilities.length) }),
]);
export type BannerAct = z.infer<typeof bannerAct>;

/** What the share page is made for: one end of a console, in one session. */
export const shareBriefing = z.strictObject({
  session: supportSessionId,
  ticket: incidentId,
  /** Whose console is at the other end, as the hub says. */
  agent: agentId,
  relays: remoteSupportApi['support.relays'].output.shape.relays,
  isLineUp: z.boolean(),
});
export type ShareBriefing = z.infer<typeof shareBriefing>;

/** What the share page is to show at this moment: a monitor, or nothing and why. */
export const shareView = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('show'),
    monitor: shownMonitor,
    /** Where all of them stand, for whoever is to show them side by side. */
    monitors: sessionMonitors.shape.monitors,
    mode: z.enum(pictureModes),
    codec: z.enum(codecChoices).exactOptional(),
  }),
  z.strictObject({ kind: z.literal('nothing'), reason: z.enum(noPictureReasons) }),
]);
export type ShareView = z.infer<typeof shareView>;

/** What the share page tells of its link. */
export const shareNews = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('signal'), text: signalText }),
  z.strictObject({ kind: z.literal('link'), state: z.enum(['connected', 'reconnecting', 'ended']) }),
  z.strictObject({
    kind: z.literal('trust'),
    code: z.string().length(6).nullable(),
    isTrusted: z.boolean(),
    /** The key by which the other end has signed, where it has, and is trusted. */
    provedKey: publicKeyText.exactOptional(),
  }),
  /** Somebody does what an honest other end does not do (S17); what it was is among the happenings. */
  z.strictObject({ kind: z.literal('alarm') }),
  /** What the console is told of the picture. */
  z.strictObject({ kind: z.literal('picture'), picture: sessionPicture }),
  /** The console asks for something, or does it; whether it may is not for the page to say. */
  z.strictObject({ kind: z.literal('asked'), message: actFromConsole }),
  z.strictObject({ kind: z.literal('happened'), happenings: z.array(happeningNoted).min(1).max(20) }),
  /** Told to stop, it has: no track of a screen is live any more (P5). */
  z.strictObject({ kind: z.literal('stopped') }),
]);
export type ShareNews = z.infer<typeof shareNews>;

/** What the share page is told. */
export const shareOrder = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('signal'), text: signalText }),
  z.strictObject({ kind: z.literal('line'), isUp: z.boolean() }),
  /** Newer credentials: those of the briefing are good for ten minutes, and a session may be longer. */
  z.strictObject({ kind: z.literal('relays'), relays: shareBriefing.shape.relays }),
  z.strictObject({ kind: z.literal('view'), view: shareView }),
  /** Something moves on the screen: it is to be sent often again, at once (V7). */
  z.strictObject({ kind: z.literal('wake') }),
  z.strictObject({ kind: z.literal('say'), message: sessionMessages.helper.ctl }),
  /** What the person has said of the digits. */
  z.strictObject({ kind: z.literal('compare'), verdict: z.enum(['same', 'different']) }),
  z.strictObject({ kind: z.literal('file'), order: fileOrder }),
  /** Ends the link and every capture, and says so. */
  z.strictObject({ kind: z.literal('stop') }),
]);
export type ShareOrder = z.infer<typeof shareOrder>;

/** What this computer's key signs of a link; `null` where it has none. */
export const shareProof = linkProof.nullable();
