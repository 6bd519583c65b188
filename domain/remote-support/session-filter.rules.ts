import { z } from 'zod';
import { agentId, deviceId, epochMs, personId, supportSessionId } from '../kernel/fields.ts';
import { capabilities } from '../remote-control/effective-right.rules.ts';
import type { SupportSession } from './support-session.record.ts';

/** Which sessions somebody wants to see, or to take along; what is missing does not matter. */
export const sessionFilter = z.strictObject({
  session: supportSessionId.exactOptional(),
  device: deviceId.exactOptional(),
  /** Whoever helped or looked on. */
  agent: agentId.exactOptional(),
  person: personId.exactOptional(),
  /** Asked for at this moment or later, and before that one. */
  fromMs: epochMs.exactOptional(),
  toMs: epochMs.exactOptional(),
  /** What was allowed in it at any time. */
  granted: z.enum(capabilities).exactOptional(),
  /** Only those to which the person objected. */
  isObjected: z.literal(true).exactOptional(),
});
export type SessionFilter = z.infer<typeof sessionFilter>;

export function fitsFilter(session: SupportSession, wanted: SessionFilter): boolean {
  const { requestedAtMs } = session;
  return (
    isWanted(wanted.session, session.id) &&
    isWanted(wanted.device, session.device) &&
    isWanted(wanted.person, session.person) &&
    (wanted.agent === undefined || wasThere(session, wanted.agent)) &&
    (wanted.fromMs === undefined || requestedAtMs >= wanted.fromMs) &&
    (wanted.toMs === undefined || requestedAtMs < wanted.toMs) &&
    (wanted.granted === undefined || session.granted.includes(wanted.granted)) &&
    (wanted.isObjected === undefined || session.objectedAtMs !== null)
  );
}

function isWanted(wanted: string | undefined, found: string | null): boolean {
  return wanted === undefined || wanted === found;
}

function wasThere(
  { agent, onlookers, spells, looks }: SupportSession,
  who: NonNullable<SupportSession['agent']>,
): boolean {
  return agent === who || onlookers.includes(who) || [...spells, ...looks].some((spell) => spell.agent === who);
}
