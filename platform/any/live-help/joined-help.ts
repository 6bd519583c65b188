import type { HelpState } from '#contracts/helper-core.ts';
import type { ConsentQuestion } from '#contracts/helper-remote.ts';
import type { AgentId } from '#domain/kernel/fields.ts';
import type { AgentRole } from '#domain/remote-policy/remote-policy.ts';

/** A session that somebody joined, with one agent: what it needs to know of it. */
export interface JoinedHelp {
  readonly session: HelpState['session'];
  readonly agent: AgentId;
  readonly agentName: string;
  /** What they are on the desk, as the hub says: the policy allows by it (S15). `null`: not known. */
  readonly agentRole: AgentRole | null;
  readonly ticket: NonNullable<HelpState['ticket']>;
  readonly sinceMs: number;
  /** Without a hub: nothing is seen before the digits were compared (S10). */
  readonly isDirect?: true;
  /** Who helped before, or helps meanwhile. */
  readonly colleague?: NonNullable<ConsentQuestion['colleague']>;
}

export function joinedIn(help: HelpState | null): JoinedHelp | null {
  if (help?.state !== 'joined' || help.agent === null || help.ticket === null) return null;
  const { session, agent, agentName, agentRole, ticket, joinedAtMs, awaitedUntilMs } = help;
  const direct = help.way === 'lan' ? { isDirect: true as const } : {};
  return {
    session,
    agent,
    agentName: agentName ?? '',
    agentRole,
    ticket,
    sinceMs: joinedAtMs ?? awaitedUntilMs,
    ...direct,
  };
}
