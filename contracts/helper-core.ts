import { impacts } from '#domain/incident/incident.record.ts';
import { agentId, announcementId, articleId, epochMs, incidentId, supportSessionId } from '#domain/kernel/fields.ts';
import { endInput, refuseInput } from '#domain/remote-support/end-session.ts';
import { chainHead, happeningNoted, sessionEntry } from '#domain/remote-support/session-entry.ts';
import { remotePolicySchema } from '#domain/remote-policy/remote-policy.ts';
import { policyProblems } from '#domain/remote-policy/take-policy.rules.ts';
import { attachmentHash } from '#domain/kernel/attachment.ts';
import { z } from 'zod';
import { knowledgeApi } from './api/knowledge-api.ts';
import { portalEntry, portalIncident } from './api/portal-api.ts';
import { remoteSupportApi } from './api/remote-support-api.ts';
import { publicKeyText, signedText } from './exchange.ts';
import { fileToUse } from './file-to-use.ts';
import { lanOffer } from './lan-session/lan-offer.ts';
import { endId, signalAct, signalNews } from './remote-session/carried-signal.ts';

const nothing = z.strictObject({});
const done = z.null();

/** The languages the helper speaks. */
export const helperLanguages = ['en', 'de'] as const;
const language = z.enum(helperLanguages);
export type HelperLanguage = z.infer<typeof language>;

const refusal = z.strictObject({
  code: z.string().max(80),
  details: z.record(z.string().max(40), z.union([z.string(), z.number()])).optional(),
});
const commandId = z.uuidv7();

/** A value, or why there is none, by a code that has a sentence in the words of the helper. */
export function outcomeOf<Value extends z.ZodType>(value: Value) {
  return z.discriminatedUnion('ok', [
    z.strictObject({ ok: z.literal(true), value }),
    z.strictObject({ ok: z.literal(false), refusal }),
  ]);
}

const actKinds = ['report', 'reply', 'reopen', 'close', 'files'] as const;

/** Something the person did that the hub has not answered yet. */
const waitingAct = z.strictObject({
  command: commandId,
  kind: z.enum(actKinds),
  ticket: incidentId,
  /** What was written; empty where nothing was. */
  text: z.string().max(20_000),
  atMs: epochMs,
});
export type WaitingAct = z.infer<typeof waitingAct>;

/** Something the hub said no to, until its author has read why. */
const refusedAct = z.strictObject({ ...waitingAct.shape, code: z.string().max(80) });
export type RefusedAct = z.infer<typeof refusedAct>;

const standing = remoteSupportApi['support.read'].output.shape;

/** Help at this computer, asked for here by a code, or by the desk from a ticket. Moments are by this computer's clock. */
const helpState = z.strictObject({
  session: supportSessionId,
  /** `asked`: somebody of the desk wants to help, and the person here is asked (`help.answer`). */
  state: standing.state,
  /** To be read out; `null` once it is good for nothing. */
  code: z.string().max(12).nullable(),
  awaitedUntilMs: epochMs,
  /** Who asks or helps, and who looks on beside. */
  agent: standing.agent,
  agentName: standing.agentName,
  agentRole: standing.agentRole,
  onlookers: standing.onlookers,
  /** What the agent who asked said it is for. */
  reason: standing.reason,
  ticket: standing.ticket,
  joinedAtMs: epochMs.nullable(),
  endedAtMs: epochMs.nullable(),
  endedBy: standing.endedBy,
  endReason: standing.endReason,
  endNote: standing.endNote,
  /** They came over the network both are in, without a hub: nobody vouches for who that is but the digits. Absent otherwise. */
  way: z.literal('lan').exactOptional(),
});
export type HelpState = z.infer<typeof helpState>;

/** What the organisation lets its desk do here: the last policy that was believed, and what was wrong with a later one. */
const policyStanding = z.strictObject({
  policy: remotePolicySchema.nullable(),
  /** Whether one was ever published, good or not. */
  isPublished: z.boolean(),
  /** Of the key that signed it: the first 32 hexadecimal digits of its SHA-256. */
  fingerprint: z.string().max(32).nullable(),
  problem: z.enum(policyProblems).nullable(),
});
export type PolicyStanding = z.infer<typeof policyStanding>;

const announcements = knowledgeApi['announcement.current'].output;

/** How the helper stands, in whole: small enough to be told anew with every change. */
export const helperState = z.discriminatedUnion('stage', [
  z.strictObject({ stage: z.literal('starting') }),
  z.strictObject({ stage: z.literal('not-enrolled') }),
  /** Something on this machine stands in the way; it is tried again from time to time. */
  z.strictObject({ stage: z.literal('blocked'), refusal }),
  z.strictObject({
    stage: z.literal('enrolled'),
    /** `null` until the hub has said it. */
    deviceName: z.string().max(120).nullable(),
    hub: z.string().max(300),
    /** Whether the computer belongs to somebody: without that nothing can be reported in their name. */
    isSomebodys: z.boolean(),
    link: z.enum(['connecting', 'online', 'offline']),
    /** When hub and helper last met; `null` before that. */
    metAtMs: epochMs.nullable(),
    /** Whether the key of this computer is sealed by the system; else it lies in a file that only its user may open. */
    isKeySealed: z.boolean(),
    tickets: z.array(portalIncident).max(100),
    /** Of when the tickets are; `null` before they were read for the first time. */
    ticketsReadAtMs: epochMs.nullable(),
    /** Tickets with an answer that was not looked at yet. */
    unread: z.array(incidentId).max(100),
    waiting: z.array(waitingAct).max(1_000),
    refused: z.array(refusedAct).max(200),
    /** Files that still have to reach the hub. */
    filesWaiting: z.int().min(0),
    announcements,
    /** `null` when no help was asked for, or what came of it was seen. */
    help: helpState.nullable(),
    /**
     * Help without a hub: where and by which digits somebody may join now, and why the last offer came to nothing. Absent when none
     * was made.
     */
    lan: z
      .strictObject({ offer: lanOffer.nullable(), trouble: z.enum(['burnt', 'run-out', 'left']).nullable() })
      .exactOptional(),
    /** When the helper last looked at the computer; `null` before that, since it was started. */
    lookedAtMs: epochMs.nullable(),
    policy: policyStanding,
  }),
]);
export type HelperState = z.infer<typeof helperState>;
export type EnrolledState = Extract<HelperState, { stage: 'enrolled' }>;

/** Something to be told in a notification, once. */
export const helperNews = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('answered'),
    ticket: incidentId,
    summary: z.string().max(300),
    author: z.string().max(120),
    text: z.string().max(300),
  }),
  z.strictObject({ kind: z.literal('announced'), announcement: announcements.element }),
  /** Somebody of the desk joined whoever asked for help here. */
  z.strictObject({ kind: z.literal('joined'), agent: z.string().max(120), summary: z.string().max(300) }),
  /** Somebody of the desk asks whether they may help. */
  z.strictObject({ kind: z.literal('asked'), agent: z.string().max(120), summary: z.string().max(300) }),
  /** The hub has a policy for remote help that cannot be believed. */
  z.strictObject({ kind: z.literal('policy'), problem: z.enum(policyProblems) }),
]);
export type HelperNews = z.infer<typeof helperNews>;

/** The most a picture of a screen may weigh; larger ones are refused, not shrunk in secret. */
const MOST_PICTURE_BYTES = 20 * 2 ** 20;
const pixels = z.int().min(1).max(16_384);

/** A PNG, as shown to the person, with what they crossed out gone. */
const picture = z.strictObject({
  bytes: z.instanceof(Uint8Array).refine(({ byteLength }) => byteLength > 0 && byteLength <= MOST_PICTURE_BYTES),
  width: pixels,
  height: pixels,
});
export type Picture = z.infer<typeof picture>;

/** One part of what can be sent along with a report: exactly what is sent, as text. */
const diagnosticPart = z.strictObject({
  id: z.enum(['computer', 'disks', 'network', 'uptime', 'log']),
  text: z.string().max(20_000),
});
export type DiagnosticPart = z.infer<typeof diagnosticPart>;

const historyEntry = z.strictObject({
  id: z.string().max(80),
  kind: z.enum(['enrolled', 'given', 'taken-away', 'inventory', 'reported', 'helped']),
  atMs: epochMs,
  /** Who did it; `null` for the helper itself. */
  author: z.string().max(120).nullable(),
  /** To whom the computer was given, or what was reported. */
  about: z.string().max(300).nullable(),
  /** What was found to have changed, a line each, in the language that was asked for. */
  changes: z.array(z.string().max(600)).max(200),
});
export type HistoryEntry = z.infer<typeof historyEntry>;

/** Who helped here once, and what this computer wrote down of it. Moments are by the hub's clock. */
const helpRecord = z.strictObject({
  session: supportSessionId,
  agentName: standing.agentName,
  ticket: standing.ticket,
  joinedAtMs: epochMs,
  /** `null`: it goes on. */
  endedAtMs: epochMs.nullable(),
  /** Names of all who were there, as far as this computer was told. */
  names: z.record(agentId, z.string().max(120)),
  /** The oldest first; of a long session the latest. */
  entries: z.array(sessionEntry).max(2_000),
});
export type HelpRecord = z.infer<typeof helpRecord>;

const ticketAct = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('reply'), ticket: incidentId, text: z.string().max(10_000) }),
  z.strictObject({ kind: z.literal('reopen'), ticket: incidentId, text: z.string().max(10_000) }),
  z.strictObject({ kind: z.literal('close'), ticket: incidentId }),
]);
export type TicketAct = z.infer<typeof ticketAct>;

/** What the core answers. Pages ask it through the main process, which passes it on as it is. */
export const helperCoreRequests = {
  'state.read': { input: nothing, output: helperState },
  /** Makes this computer known to a hub. Address and code as they were typed or pasted. */
  'enrolment.claim': {
    input: z.strictObject({ hub: z.string().max(300), code: z.string().max(100) }),
    output: outcomeOf(done),
  },
  /** Tries the hub at once instead of after the usual wait. */
  'link.retry': { input: nothing, output: done },
  /** Kept on this computer once it is answered, and sent as soon as the hub can be reached. */
  'problem.report': {
    input: z.strictObject({
      words: z.string().max(20_000),
      since: z.string().max(300),
      effect: z.enum(impacts),
      language,
      pictures: z.array(picture).max(6),
      /** As it was shown; `null` where nothing of it is to be sent. */
      diagnostics: z.string().max(120_000).nullable(),
    }),
    output: outcomeOf(z.strictObject({ ticket: incidentId })),
  },
  'diagnostics.read': { input: z.strictObject({ language }), output: z.array(diagnosticPart).max(5) },
  /** A ticket with its conversation as last known. Counts as looked at. `null` for one this computer has never seen. */
  'ticket.read': {
    input: z.strictObject({ ticket: incidentId }),
    output: z
      .strictObject({
        incident: portalIncident,
        /** `null` when it was never read while the hub could be reached. */
        conversation: z.strictObject({ entries: z.array(portalEntry).max(2_000), readAtMs: epochMs }).nullable(),
      })
      .nullable(),
  },
  /** The bytes of a file that stands on a ticket. */
  'file.read': {
    input: z.strictObject({ sha256: attachmentHash }),
    output: outcomeOf(z.instanceof(Uint8Array)),
  },
  /** The same with its name. For the main process, which saves it; no page asks this. */
  'file.read-named': {
    input: z.strictObject({ sha256: attachmentHash }),
    output: outcomeOf(fileToUse),
  },
  'ticket.act': { input: ticketAct, output: outcomeOf(done) },
  /** What was refused has been read by its author. */
  'refused.dismiss': { input: z.strictObject({ command: commandId }), output: done },
  'announcement.notice': { input: z.strictObject({ ids: z.array(announcementId).max(100) }), output: done },
  'knowledge.search': {
    input: z.strictObject({ question: z.string().max(10_000), stage: z.enum(['typing', 'asked']), language }),
    output: z.strictObject({
      articles: knowledgeApi['knowledge.search'].output.shape.articles,
      /** The hub could not be asked: these are among the articles kept on this computer. */
      isFromKept: z.boolean(),
    }),
  },
  'knowledge.article': {
    input: z.strictObject({ id: articleId }),
    output: z
      .strictObject({
        article: knowledgeApi['knowledge.article'].output,
        /** When the copy was made; `null` where the hub has just said it. */
        keptAtMs: epochMs.nullable(),
      })
      .nullable(),
  },
  'knowledge.vote': {
    input: z.strictObject({ article: articleId, didHelp: z.boolean() }),
    output: outcomeOf(done),
  },
  /** Gets a code for somebody of the desk to join by. */
  'help.request': { input: nothing, output: outcomeOf(done) },
  /**
   * Listens for somebody of the desk in this network, for five minutes, and shows where and by which digits. Refused with
   * `lan.no-network`, `lan.desk-unknown` on a computer that has not met its hub since it could tell consoles of it, `lan.busy` while
   * help goes on.
   */
  'lan.offer': { input: nothing, output: outcomeOf(done) },
  'lan.withdraw': { input: nothing, output: done },
  'help.end': { input: endInput, output: outcomeOf(done) },
  /** Yes or no to somebody of the desk who asks. */
  'help.answer': {
    input: z.strictObject({
      session: supportSessionId,
      isAgreed: z.boolean(),
      /** Why nobody was asked, where that was so. */
      because: refuseInput.shape.because,
    }),
    output: outcomeOf(done),
  },
  /** What came of it has been seen. */
  'help.dismiss': { input: nothing, output: done },
  /**
   * Writes down what happened in a session, at this computer's clock: durable when it is answered, and sent together with
   * what follows soon. Gives the head of this side's chain. For the main process.
   */
  'session.note': {
    input: z.strictObject({ session: supportSessionId, happenings: z.array(happeningNoted).min(1).max(20) }),
    output: outcomeOf(chainHead),
  },
  /** Relays for this session, for ten minutes at most; none where the hub has none. For the main process. */
  'session.relays': {
    input: z.strictObject({ session: supportSessionId }),
    output: outcomeOf(remoteSupportApi['support.relays'].output),
  },
  /** Signs for the link of a session that is joined (`LINK_PROOF_PURPOSE`) with the key of this computer. For the main process. */
  'session.prove': {
    input: z.strictObject({ session: supportSessionId, text: z.string().min(1).max(2_000) }),
    output: outcomeOf(z.strictObject({ publicKey: publicKeyText, signature: z.base64().length(88) })),
  },
  /** How far this side's record of the session has come, signed; `session.nothing-noted` before its first entry. For the main process. */
  'session.head': {
    input: z.strictObject({ session: supportSessionId }),
    output: outcomeOf(
      z.strictObject({
        head: chainHead,
        signature: z.base64().length(88),
        /** The last entry that is more than how far the other side has come: only that is news to them. */
        newsSeq: z.int().min(0),
      }),
    ),
  },
  /** What is known here of a key that signed a link, as that of the agent's console. For the main process. */
  'session.key-standing': {
    input: z.strictObject({ agent: agentId, publicKey: publicKeyText, certificate: signedText.nullable() }),
    output: z.enum(['known', 'new', 'changed']),
  },
  /** Digits were compared at this computer for that key. For the main process. */
  'session.key-compared': { input: z.strictObject({ agent: agentId, publicKey: publicKeyText }), output: done },
  /** What was done in a session at this computer; `null` for one that it does not know. */
  'help.record': { input: z.strictObject({ session: supportSessionId }), output: helpRecord.nullable() },
  /** The person did not agree to something in a session; what, they say on the ticket. Told to the desk when it is in reach. */
  'help.object': { input: z.strictObject({ session: supportSessionId }), output: outcomeOf(done) },
  'history.read': {
    input: z.strictObject({ language }),
    /** The newest first. */
    output: z.array(historyEntry).max(400),
  },
} as const;
export type CoreRequest = keyof typeof helperCoreRequests;
export type CoreInput<Name extends CoreRequest> = z.output<(typeof helperCoreRequests)[Name]['input']>;
export type CoreOutput<Name extends CoreRequest> = z.input<(typeof helperCoreRequests)[Name]['output']>;

/** What the core asks of the main process, which alone can do it. */
export const coreAsks = z.discriminatedUnion('request', [
  /** Answered with the sealed text; `null` where the system keeps no secrets. */
  z.strictObject({ request: z.literal('key.seal'), text: z.string().max(10_000) }),
  z.strictObject({ request: z.literal('key.open'), text: z.string().max(20_000) }),
]);
export type CoreAsk = z.infer<typeof coreAsks>;

const serial = z.int().min(0);
const reply = z.discriminatedUnion('ok', [
  z.strictObject({ ok: z.literal(true), value: z.unknown() }),
  z.strictObject({ ok: z.literal(false), code: z.string().max(80) }),
]);
export type PortReply = z.infer<typeof reply>;

/** What the main process says to the core. */
export const mainToCore = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('ask'), id: serial, request: z.string().max(64), input: z.unknown() }),
  z.strictObject({ kind: z.literal('answer'), id: serial, reply }),
  z.strictObject({ kind: z.literal('cage.wrote'), cage: serial, bytes: z.instanceof(Uint8Array) }),
  z.strictObject({ kind: z.literal('cage.ended'), cage: serial, exitCode: z.int().nullable() }),
  /** One end of a session's link, in a page of the main process. */
  z.strictObject({ kind: z.literal('signal'), act: signalAct }),
  /** The computer woke up, the network came back, somebody looks: no reason to wait any longer. */
  z.strictObject({ kind: z.literal('wake') }),
  z.strictObject({ kind: z.literal('stop') }),
]);
export type MainToCore = z.infer<typeof mainToCore>;

/** What the core says to the main process. */
export const coreToMain = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('answer'), id: serial, reply }),
  z.strictObject({ kind: z.literal('ask'), id: serial, ask: coreAsks }),
  z.strictObject({ kind: z.literal('state'), state: helperState }),
  z.strictObject({ kind: z.literal('news'), news: helperNews }),
  z.strictObject({ kind: z.literal('signal'), end: endId, news: signalNews }),
  /** Start a process of its own for a call of the inventory; end it with all that it started. */
  z.strictObject({ kind: z.literal('cage.start'), cage: serial, call: z.string().max(40) }),
  z.strictObject({ kind: z.literal('cage.kill'), cage: serial }),
]);
export type CoreToMain = z.infer<typeof coreToMain>;
