import { commandEntry } from '#domain/kernel/command.ts';
import { epochMs } from '#domain/kernel/fields.ts';
import { z } from 'zod';

/**
 * Rises with every change to a message that an older client or hub could not read.
 *
 * 1: first release.
 */
export const SYNC_PROTOCOL_VERSION = 1;

const recordName = z.string().max(32);
const id = z.string().max(48);

/** A place in the hub's feed, and the scopes for which everything up to it has been seen. */
export const feedCursor = z.strictObject({
  /** Strictly rising; 0 before the first change. */
  place: z.int().min(0),
  /** The reader's scopes, as the hub wrote them down. When they change, the replica begins anew. */
  scopes: z.string().max(200),
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
});
export type FeedPage = z.infer<typeof feedPage>;

export const pullRequest = z.strictObject({
  protocol: z.int(),
  cursor: feedCursor.nullable(),
  limit: z.int().min(1).max(2_000),
});

export const MAX_COMMANDS_PER_PUSH = 100;

export const pushRequest = z.strictObject({
  protocol: z.int(),
  commands: z.array(commandEntry).min(1).max(MAX_COMMANDS_PER_PUSH),
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
]);
export type ClientToHub = z.infer<typeof clientToHub>;

export const hubToClient = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('welcome'), nowMs: epochMs }),
  z.strictObject({ kind: z.literal('page'), page: feedPage }),
  /** The hub ends the stream: `session.ended`, `protocol.unknown`, `hub.stopping`. */
  z.strictObject({ kind: z.literal('bye'), code: z.string().max(80) }),
]);
export type HubToClient = z.infer<typeof hubToClient>;
