import { z } from 'zod';
import { agentId, deviceId, epochMs, incidentId, line, personId, supportSessionId } from '../kernel/fields.ts';
import { defineRecord } from '../kernel/record.ts';
import { capabilities } from '../remote-control/effective-right.rules.ts';
import { chainHead } from './session-entry.ts';

/**
 * Somebody is helped at their computer, from the question to the end:
 *
 *     waiting ──an agent brings the code, or takes who asked for it──▶ joined ──hand-over──▶ joined
 *     asked ───────────────the person agrees─────────────────────────▶   │
 *        │                                                               │
 *        └──refused, withdrawn, not answered in time──▶ ended ◀──end─────┘
 *
 * `waiting`: the person asked; `asked`: the desk did. One that nobody answered in time has lapsed, see `isAwaited`, and is
 * ended by the hub; so is a joined one of which neither side gives a sign any more.
 */
const supportSessionStates = ['waiting', 'asked', 'joined', 'ended'] as const;

/**
 * How it began: by a code read out, by an agent asking from a ticket, by a person asking in the portal; `lan`: where no hub
 * was, by both in one network, and the desk heard of it later.
 */
const supportOrigins = ['code', 'ticket', 'portal', 'lan'] as const;

/** Who ended it: somebody at the computer, whoever helped, a lead, or the desk itself. */
const supportSessionEnders = ['user', 'agent', 'lead', 'desk'] as const;

/** What the one side or the other may say of an end. */
export const endWhys = ['done', 'panic-key', 'alarm', 'line-lost', 'banner-gone', 'idle', 'time-up'] as const;

/** Why a computer answers for the person, who was not asked. */
export const unaskedReasons = ['no-display', 'barred'] as const;

/**
 * Why it ended. Beside what was said: `refused` and `not-answered` by the person, `withdrawn` by the agent who asked,
 * `superseded` by another question to the same person, `silent`: neither side was there any more; `stopped` by a lead.
 */
const endReasons = [
  ...endWhys,
  ...unaskedReasons,
  'refused',
  'not-answered',
  'withdrawn',
  'superseded',
  'silent',
  'stopped',
] as const;

/** How many agents may look on beside the one who helps. */
export const MOST_ONLOOKERS = 4;

/** A stretch in which one agent helped, or looked on; `null`: it goes on. */
const spell = z.strictObject({ agent: agentId, fromMs: epochMs, toMs: epochMs.nullable() });

export const supportSessionSchema = z.strictObject({
  id: supportSessionId,
  state: z.enum(supportSessionStates),
  origin: z.enum(supportOrigins),
  /** `null`: the person shares from a browser, and has no helper. */
  device: deviceId.nullable(),
  /** Whose device it was when the session was begun, or who shares from a browser. */
  person: personId.nullable(),
  /** The code, or the question, is good until then. */
  awaitedUntilMs: epochMs,
  /** What it is about; no help without a ticket, so `null` only while nobody has joined. */
  incident: incidentId.nullable(),
  /** Who asked for it from a ticket, and who helps. They alone may be given control. */
  agent: agentId.nullable(),
  /** What the agent who asked said it is for. */
  reason: line(300).nullable(),
  /** Who looks on beside. */
  onlookers: z.array(agentId).max(MOST_ONLOOKERS),
  /** In ascending order; the last is of `agent`. */
  spells: z.array(spell).max(40),
  /** Who saw the screen beside, from when the person agreed to them by name. */
  looks: z.array(spell).max(40),
  /** What the person allowed at any time in it, as their side wrote it down. */
  granted: z.array(z.enum(capabilities)).max(capabilities.length),
  /** When the person first said afterwards that they did not agree to something in it (W15). */
  objectedAtMs: epochMs.nullable(),
  /** How far what each side wrote down has come: see `session-chain.rules.ts`. */
  heads: z.array(chainHead).max(40),
  requestedAtMs: epochMs,
  joinedAtMs: epochMs.nullable(),
  endedAtMs: epochMs.nullable(),
  endedBy: z.enum(supportSessionEnders).nullable(),
  endReason: z.enum(endReasons).nullable(),
  /** What whoever ended it had to say. */
  endNote: line(300).nullable(),
  changedAtMs: epochMs,
});
export type SupportSession = z.infer<typeof supportSessionSchema>;

/** What the commands that begin a session fill in. Never stored as it stands. */
export function blankSupportSession(id: SupportSession['id']): SupportSession {
  const never = epochMs.parse(0);
  return {
    id,
    state: 'waiting',
    origin: 'code',
    device: null,
    person: null,
    awaitedUntilMs: never,
    incident: null,
    agent: null,
    reason: null,
    onlookers: [],
    spells: [],
    looks: [],
    granted: [],
    objectedAtMs: null,
    heads: [],
    requestedAtMs: never,
    joinedAtMs: null,
    endedAtMs: null,
    endedBy: null,
    endReason: null,
    endNote: null,
    changedAtMs: never,
  };
}

export const supportSessionRecord = defineRecord<SupportSession>({
  name: 'support-session',
  shelf: 'own',
  schema: supportSessionSchema,
  indexes: [['changedAtMs'], ['state', 'changedAtMs'], ['device', 'changedAtMs'], ['incident', 'changedAtMs']],
  migrations: [knowHowItBeganAndWhyItEnded, knowWhoLookedOn],
});

/** v0 → v1: sessions began by a code alone, had one agent and one way to end, and nobody wrote down what happened. */
function knowHowItBeganAndWhyItEnded(older: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const { agent, joinedAtMs, endedAtMs } = older;
  const spells = agent === null || joinedAtMs === null ? [] : [{ agent, fromMs: joinedAtMs, toMs: endedAtMs }];
  const endReason = endedAtMs === null ? null : 'done';
  return { ...older, origin: 'code', reason: null, onlookers: [], spells, heads: [], endReason, endNote: null };
}

/** v1 → v2: onlookers had no time of their own, and what was allowed stood in what was written down alone. */
function knowWhoLookedOn(older: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return { ...older, looks: [], granted: [], objectedAtMs: null };
}
