import type { HelpState } from '#contracts/helper-core.ts';
import type { EpochMs } from '#domain/kernel/fields.ts';
import { epochMs } from '#domain/kernel/fields.ts';
import type { KeptSession } from '../main/support/kept-help.ts';

/**
 * Help at this computer as the windows show it.
 *
 * @param hubOffsetMs Hub clock minus this computer's: what is kept has the hub's moments, what is shown this computer's.
 */
export function helpStateOf(session: KeptSession | null, hubOffsetMs: number): HelpState | null {
  if (session === null) return null;
  const here = (atMs: EpochMs): EpochMs => epochMs.parse(Math.max(0, atMs - hubOffsetMs));
  const { id, state, code, agent, agentName, agentRole, onlookers, reason, ticket, endedBy, endReason, endNote } =
    session;
  return {
    session: id,
    state,
    code,
    agent,
    agentName,
    agentRole,
    onlookers,
    reason,
    ticket,
    endedBy,
    endReason,
    endNote,
    awaitedUntilMs: here(session.awaitedUntilMs),
    joinedAtMs: session.joinedAtMs === null ? null : here(session.joinedAtMs),
    endedAtMs: session.endedAtMs === null ? null : here(session.endedAtMs),
    ...(session.way === undefined ? {} : { way: session.way }),
  };
}
