import { supportSessionId } from '#domain/kernel/fields.ts';
import { participant } from '#domain/remote-support/session-entry.ts';
import { z } from 'zod';
import { MAX_SIGNAL_LENGTH } from './link-signal.ts';

/**
 * One end of a link: a page or process that takes part in a session, under a name that it makes anew each time it begins
 * to. What was meant for a page that is gone never reaches the one that follows it.
 */
export const endId = z.uuidv7();
export type EndId = z.infer<typeof endId>;

/** What one end says to another. Nobody on the way reads it; who hears it parses it (`link-signal.ts`). */
const signalText = z.string().min(1).max(MAX_SIGNAL_LENGTH);

/**
 * What a window asks of its data service, and the helper's main process of its core: to take part in a joined session, to
 * say something to one end there, to leave. Words wait while there is no way to the hub, and are carried once, in order.
 */
export const signalAct = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('attend'), session: supportSessionId, end: endId }),
  z.strictObject({
    kind: z.literal('send'),
    session: supportSessionId,
    end: endId,
    to: participant,
    towards: endId,
    text: signalText,
  }),
  z.strictObject({ kind: z.literal('leave'), session: supportSessionId, end: endId }),
]);
export type SignalAct = z.infer<typeof signalAct>;

/**
 * What an end hears. `from` is the hub's word: whose token said it; it is not proof of who sits there, which is for
 * `trust-messages.ts` to find out.
 */
export const signalNews = z.discriminatedUnion('kind', [
  /** Somebody's end is there: they came, or were there before. Each is told once. The helper then begins the link to it. */
  z.strictObject({ kind: z.literal('arrived'), from: participant, fromEnd: endId }),
  z.strictObject({ kind: z.literal('heard'), from: participant, fromEnd: endId, text: signalText }),
  /** Whether the hub can be reached. What is sent meanwhile waits. Told at first, and with every change. */
  z.strictObject({ kind: z.literal('line'), isUp: z.boolean() }),
  /**
   * This end hears and says nothing more: `signal.not-joined` (the session has ended, or is none of theirs),
   * `signal.too-many`, `signal.out-of-order`, `signal.end-foreign`. Whoever has a reason to go on attends as a new end.
   */
  z.strictObject({ kind: z.literal('over'), code: z.string().max(80) }),
]);
export type SignalNews = z.infer<typeof signalNews>;

const places = z.int().min(0);
const numbers = z.int().min(1).max(1_000_000);

/** The same on the live stream, from one end to the hub. */
export const signalToHub = [
  /** From here on this stream hears what is for this end. `after`: the place of the last it heard; 0 before the first. */
  z.strictObject({ kind: z.literal('signal.attend'), session: supportSessionId, end: endId, after: places }),
  z.strictObject({
    kind: z.literal('signal.send'),
    session: supportSessionId,
    end: endId,
    /** Counts what this end says from 1. Said again with the same number, it is carried once. */
    number: numbers,
    /** `null`: to everybody else at the session. */
    to: participant.nullable(),
    /** The other's end that is meant; `null`: whichever they have. */
    towards: endId.nullable(),
    /** `null` says that this end is there, and nothing else. */
    text: signalText.nullable(),
  }),
  z.strictObject({ kind: z.literal('signal.leave'), session: supportSessionId, end: endId }),
] as const;

/** And from the hub to an end. */
export const signalFromHub = [
  z.strictObject({
    kind: z.literal('signal.heard'),
    session: supportSessionId,
    end: endId,
    /** Rises with everything that is said in the session. */
    place: places,
    from: participant,
    fromEnd: endId,
    text: signalText.nullable(),
  }),
  /** Kept for whoever it is for. */
  z.strictObject({ kind: z.literal('signal.taken'), session: supportSessionId, end: endId, number: numbers }),
  z.strictObject({ kind: z.literal('signal.over'), session: supportSessionId, end: endId, code: z.string().max(80) }),
] as const;
