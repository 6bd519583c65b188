import { commandEntry } from '#domain/kernel/command.ts';
import { epochMs } from '#domain/kernel/fields.ts';
import { journalLineSchema } from '#domain/kernel/journal.ts';
import { historyDays } from '#domain/kernel/history.ts';
import { z } from 'zod';
import { devicePresence, ticketsPresent } from './presence.ts';
import { signalFromHub, signalToHub } from './remote-session/carried-signal.ts';

/**
 * Rises with every change to a message that an older client or hub could not read.
 *
 * 1: first release.
 * 2: the first sync goes by snapshot; a cursor says which history it is from, and a restored hub gets back what it lost;
 *    presence and news of drafts go over the live stream.
 * 3: signals of sessions go over the live stream; a cursor says which restore its history begins with.
 */
export const SYNC_PROTOCOL_VERSION = 3;

const recordName = z.string().max(32);
const id = z.string().max(48);

/** A place in the hub's feed, and the scopes for which everything up to it has been seen. */
export const feedCursor = z.strictObject({
  /** Strictly rising; 0 before the first change. */
  place: z.int().min(0),
  /** The reader's scopes, and how much settled work is carried; see `feed-view.ts`. */
  scopes: z.string().max(200),
  /**
   * The journal line that the hub wrote at this place or, where none stands there, as the next. So a hub that was restored
   * from a backup knows a cursor from the history that it lost, even when its own places have grown past it.
   */
  mark: id.optional(),
  /**
   * When the hub that gave it was last restored from a backup; absent: never. What it took back since may have come in
   * another order than before, up to the same line.
   */
  restoredAtMs: z.int().min(0).optional(),
});
export type FeedCursor = z.infer<typeof feedCursor>;

export const feedRow = z.discriminatedUnion('op', [
  z.strictObject({
    op: z.literal('put'),
    place: z.int().min(1),
    record: recordName,
    id,
    state: z.looseObject({ id }),
  }),
  /** The record left what the reader may see: forget it, physically. */
  z.strictObject({ op: z.literal('out'), place: z.int().min(1), record: recordName, id }),
]);
export type FeedRow = z.infer<typeof feedRow>;

/** Changes in hub order after `from`. `state` is the record as it now is, which may be newer than `place`. */
export const feedPage = z.strictObject({
  /** `null` when the replica has to be emptied first: the page begins at the beginning. */
  from: feedCursor.nullable(),
  to: feedCursor,
  rows: z.array(feedRow).max(2_000),
  isEnd: z.boolean(),
  /**
   * With `from: null` alone: the cursor was from a history that this hub does not have, because it was restored from a
   * backup. What was accepted since stands in the journal of whoever saw it, who hands it in before the replica is
   * emptied. The hub has all lines with `receivedAtMs` before `sinceMs`. `backupAtMs`: when it received the newest line of
   * the backup.
   */
  restored: z.strictObject({ sinceMs: epochMs, backupAtMs: epochMs }).optional(),
});
export type FeedPage = z.infer<typeof feedPage>;

export const pullRequest = z.strictObject({
  protocol: z.int(),
  cursor: feedCursor.nullable(),
  limit: z.int().min(1).max(2_000),
});

/** How far a snapshot has come, in words of the hub's own; it is handed back as it is. */
export const snapshotToken = z.string().min(1).max(600);
export type SnapshotToken = z.infer<typeof snapshotToken>;

export const snapshotRequest = z.strictObject({
  protocol: z.int(),
  /** `next` of the part that was stored last; `null` to begin. */
  after: snapshotToken.nullable(),
  /** How much settled work is wanted; everything where it is left off. Another than before begins anew. */
  historyDays: historyDays.optional(),
});

/**
 * A part of all that the reader may see, in the order in which people need it: small sets first, then open tickets with
 * their journal lines, then the others, the newest first, then the rest. What changes while the parts are read may be
 * missing, old or too much in them; the feed from `cursor` on mends it. So a replica is whole when it has taken in the
 * last part and then the feed to its end.
 */
export const snapshotPart = z.strictObject({
  /** The `after` that was asked with; `null` when the part is the first, and the replica has to be emptied before it. */
  from: snapshotToken.nullable(),
  /** Where the feed goes on: its newest place before the first part was read. The same in all parts. */
  cursor: feedCursor,
  /** How many records and lines this part and those before it hold, and how many there are in all, roughly. */
  sent: z.int().min(0),
  total: z.int().min(0),
  /** What `record` names, each state as it now is. Whoever stores them parses them. */
  rows: z.array(z.strictObject({ record: recordName, states: z.array(z.unknown()) })),
  /** `null`: this was the last part. */
  next: snapshotToken.nullable(),
});
export type SnapshotPart = z.infer<typeof snapshotPart>;

export const MAX_COMMANDS_PER_PUSH = 100;

export const pushRequest = z.strictObject({
  protocol: z.int(),
  commands: z.array(commandEntry).min(1).max(MAX_COMMANDS_PER_PUSH),
  /**
   * Up to where the sender has seen the feed. Refused as a whole with `feed.restored` where that is from a history that
   * the hub has lost: what it lost comes first. Left off by senders who hold no replica.
   */
  cursor: feedCursor.nullable().optional(),
});

const refusal = z.strictObject({
  code: z.string().max(80),
  details: z.record(z.string().max(40), z.union([z.string().max(200), z.number()])).optional(),
});

/** The hub's answer to one command; the same for ever, however often the command is sent. */
export const commandAnswer = z.discriminatedUnion('kind', [
  /** `place`: where the feed carries it. Whoever has applied the feed to there has seen it. */
  z.strictObject({ kind: z.literal('accepted'), command: z.uuidv7(), place: z.int().min(1) }),
  z.strictObject({ kind: z.literal('refused'), command: z.uuidv7(), refusal }),
]);
export type CommandAnswer = z.infer<typeof commandAnswer>;

export const pushAnswer = z.strictObject({
  /** In the order of the commands. */
  answers: z.array(commandAnswer).max(MAX_COMMANDS_PER_PUSH),
});

/** First message on the live stream; nothing is sent before it, and the token stands in no address. */
export const clientToHub = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('hello'),
    protocol: z.int(),
    token: z.string().max(200),
    cursor: feedCursor.nullable(),
  }),
  /** The page up to here is stored; the next may come. */
  z.strictObject({ kind: z.literal('applied'), to: feedCursor }),
  /** All that this device has open now, instead of what it said before (COL-1). At any time after the hello. */
  z.strictObject({ kind: z.literal('presence'), tickets: ticketsPresent }),
  ...signalToHub,
]);
export type ClientToHub = z.infer<typeof clientToHub>;

export const hubToClient = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('welcome'), nowMs: epochMs }),
  z.strictObject({ kind: z.literal('page'), page: feedPage }),
  /** What colleagues have open. `isWhole`: whoever is not named has nothing open; else only those who changed. */
  z.strictObject({ kind: z.literal('presence'), isWhole: z.boolean(), devices: z.array(devicePresence) }),
  /** Drafts of the reader were changed on another device of theirs. */
  z.strictObject({ kind: z.literal('drafts') }),
  ...signalFromHub,
  /** The hub ends the stream: `session.ended`, `protocol.unknown`, `hub.stopping`. */
  z.strictObject({ kind: z.literal('bye'), code: z.string().max(80) }),
]);
export type HubToClient = z.infer<typeof hubToClient>;

export const MAX_LINES_PER_QUESTION = 1_000;

/** Which of these lines the hub does not have. Asked after it was restored from a backup. */
export const missingLinesRequest = z.strictObject({
  lines: z.array(journalLineSchema.shape.id).max(MAX_LINES_PER_QUESTION),
});
export const missingLinesAnswer = z.strictObject({
  missing: z.array(journalLineSchema.shape.id).max(MAX_LINES_PER_QUESTION),
});

/** Lines that a restored hub has lost, whoever they are by, in the order in which they were accepted. */
export const recoverRequest = z.strictObject({
  protocol: z.int(),
  lines: z.array(journalLineSchema).min(1).max(MAX_COMMANDS_PER_PUSH),
});

/**
 * What the hub made of a line: `kept`; `known`: it has it already; `unfit`: it does not follow on what the hub has, and
 * somebody else may hold what is missing before it; `unsealed`: the hub cannot tell that it ever accepted it.
 */
export const recoverOutcomes = ['kept', 'known', 'unfit', 'unsealed'] as const;

/** Which of the asker's own lines could not be taken back; after the last of those that were told before. */
export const unplacedRequest = z.strictObject({ after: journalLineSchema.shape.id.nullable() });

/**
 * Lines that the hub had accepted and lost, that somebody handed in, and that do not follow on what it has by now. They
 * were done on the installation that asks, by its reader or the agent that they were: they are asked again as commands, so
 * that their author hears what becomes of them. `next`: to go on after; `null` at the end.
 */
export const unplacedAnswer = z.strictObject({
  lines: z.array(journalLineSchema).max(MAX_COMMANDS_PER_PUSH),
  next: journalLineSchema.shape.id.nullable(),
});

export const recoverAnswer = z.strictObject({
  /** In the order of the lines. */
  outcomes: z.array(z.enum(recoverOutcomes)).max(MAX_COMMANDS_PER_PUSH),
});
