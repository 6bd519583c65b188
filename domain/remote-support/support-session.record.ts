import { z } from 'zod';
import { agentId, deviceId, epochMs, incidentId, personId, supportSessionId } from '../kernel/fields.ts';
import { defineRecord } from '../kernel/record.ts';

/**
 * Somebody at a computer asks for help by a code they read out, and what becomes of it:
 *
 *     waiting ──an agent brings the code and names the ticket──▶ joined
 *        └───────────────────────end──────────────▶ ended ◀──end────┘
 *
 * One that nobody joined in time stays `waiting` and has lapsed; see `isAwaited`.
 */
const supportSessionStates = ['waiting', 'joined', 'ended'] as const;

/** Who ended it: somebody at the computer, or somebody on the desk. */
const supportSessionEnders = ['user', 'agent'] as const;

export const supportSessionSchema = z.strictObject({
  id: supportSessionId,
  state: z.enum(supportSessionStates),
  device: deviceId,
  /** Whose device it was when help was asked for. */
  person: personId.nullable(),
  /** The code is good until then. */
  awaitedUntilMs: epochMs,
  /** What it is about; no help without a ticket, so `null` only while nobody has joined. */
  incident: incidentId.nullable(),
  /** Who helps. */
  agent: agentId.nullable(),
  requestedAtMs: epochMs,
  joinedAtMs: epochMs.nullable(),
  endedAtMs: epochMs.nullable(),
  endedBy: z.enum(supportSessionEnders).nullable(),
  changedAtMs: epochMs,
});
export type SupportSession = z.infer<typeof supportSessionSchema>;

/** What `support-session.request` fills in. Never stored as it stands. */
export function blankSupportSession(id: SupportSession['id']): SupportSession {
  const never = epochMs.parse(0);
  return {
    id,
    state: 'waiting',
    device: deviceId.parse('device:0'),
    person: null,
    awaitedUntilMs: never,
    incident: null,
    agent: null,
    requestedAtMs: never,
    joinedAtMs: null,
    endedAtMs: null,
    endedBy: null,
    changedAtMs: never,
  };
}

export const supportSessionRecord = defineRecord<SupportSession>({
  name: 'support-session',
  shelf: 'own',
  schema: supportSessionSchema,
  indexes: [['changedAtMs'], ['state', 'changedAtMs'], ['device', 'changedAtMs'], ['incident', 'changedAtMs']],
  migrations: [],
});
