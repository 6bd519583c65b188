import { z } from 'zod';
import type { CommandContext } from '../kernel/command.ts';
import type { AgentId } from '../kernel/fields.ts';
import { agentId } from '../kernel/fields.ts';
import type { Result } from '../kernel/result.ts';
import { ok, refuse } from '../kernel/result.ts';
import { agentRecord } from '../workforce/agent.record.ts';
import type { SupportSession } from './support-session.record.ts';
import { MOST_ONLOOKERS } from './support-session.record.ts';
import { looksClosed, spellsClosed } from './support-session.rules.ts';

export const handOverInput = z.strictObject({
  to: agentId,
  /** Whether whoever hands it over looks on from then on. */
  stays: z.boolean(),
});
export const inviteInput = z.strictObject({ agent: agentId });
export const leaveInput = z.strictObject({ agent: agentId });

type Unable = {
  readonly code: `support-session.${'not-joined' | 'agent-unavailable' | 'there-already' | 'onlookers-full' | 'not-there'}`;
};

/** A colleague goes on with the same session (W9). What was granted to the first, the user is asked anew for the next. */
export function handOver(
  session: SupportSession,
  { to, stays }: z.infer<typeof handOverInput>,
  context: CommandContext,
): Result<SupportSession, Unable> {
  const unable = unableFor(session, to, context);
  if (unable !== null) return refuse(unable);
  const { nowMs } = context;
  const others = session.onlookers.filter((one) => one !== to);
  const staying = stays && session.agent !== null ? [session.agent] : [];
  const spells = [...spellsClosed(session.spells, nowMs), { agent: to, fromMs: nowMs, toMs: null }].slice(-40);
  const onlookers = [...staying, ...others].slice(0, MOST_ONLOOKERS);
  const looks = looksClosed(session.looks, to, nowMs);
  return ok({ ...session, agent: to, onlookers, spells, looks, changedAtMs: nowMs });
}

/** A colleague may look on (W8); the user is told, and asked before anything is shown to them. */
export function invite(
  session: SupportSession,
  { agent }: z.infer<typeof inviteInput>,
  context: CommandContext,
): Result<SupportSession, Unable> {
  const unable = unableFor(session, agent, context);
  if (unable !== null) return refuse(unable);
  if (session.onlookers.includes(agent)) return refuse({ code: 'support-session.there-already' });
  if (session.onlookers.length >= MOST_ONLOOKERS) return refuse({ code: 'support-session.onlookers-full' });
  return ok({ ...session, onlookers: [...session.onlookers, agent], changedAtMs: context.nowMs });
}

function unableFor(session: SupportSession, agent: AgentId, context: CommandContext): Unable | null {
  if (session.state !== 'joined') return { code: 'support-session.not-joined' };
  if (context.find(agentRecord, agent)?.isActive !== true) return { code: 'support-session.agent-unavailable' };
  return session.agent === agent ? { code: 'support-session.there-already' } : null;
}

/** Somebody who looked on does so no longer. */
export function leave(
  session: SupportSession,
  { agent }: z.infer<typeof leaveInput>,
  { nowMs }: CommandContext,
): Result<SupportSession, Unable> {
  if (!session.onlookers.includes(agent)) return refuse({ code: 'support-session.not-there' });
  const onlookers = session.onlookers.filter((one) => one !== agent);
  return ok({ ...session, onlookers, looks: looksClosed(session.looks, agent, nowMs), changedAtMs: nowMs });
}
