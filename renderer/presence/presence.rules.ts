import type { DevicePresence } from '#contracts/presence.ts';
import type { AgentId, IncidentId } from '#domain/kernel/fields.ts';

/** What a colleague does on a ticket; `offline`: they had it open when their line dropped. */
export interface ColleagueOn {
  readonly agent: AgentId;
  readonly doing: 'composing' | 'viewing' | 'offline';
  /** When their line dropped, by the hub's clock; `null` while it stands. */
  readonly sinceMs: number | null;
}

const order = ['composing', 'viewing', 'offline'] as const;

/** Everybody else on a ticket, who writes first. Somebody with several devices is named once, by what says most. */
export function colleaguesOn(
  devices: readonly DevicePresence[],
  incident: IncidentId,
  me: AgentId,
): readonly ColleagueOn[] {
  const found = devices.flatMap((device) => onTicket(device, incident)).filter(({ agent }) => agent !== me);
  const inOrder = found.toSorted(
    (a, b) => order.indexOf(a.doing) - order.indexOf(b.doing) || (b.sinceMs ?? 0) - (a.sinceMs ?? 0),
  );
  return inOrder.filter(({ agent }, place) => inOrder.findIndex((other) => other.agent === agent) === place);
}

function onTicket({ agent, tickets, offlineSinceMs }: DevicePresence, incident: IncidentId): readonly ColleagueOn[] {
  const ticket = tickets.find((open) => open.incident === incident);
  if (ticket === undefined) return [];
  const doing = offlineSinceMs === null ? ticket.doing : 'offline';
  return [{ agent, doing, sinceMs: offlineSinceMs }];
}
