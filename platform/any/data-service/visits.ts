import type { Incident } from '#domain/incident/incident.record.ts';
import { incidentRecord } from '#domain/incident/incident.record.ts';
import type { Result } from '#domain/kernel/result.ts';
import { ok, refuse } from '#domain/kernel/result.ts';
import type { HubInput } from '#contracts/hub-api.ts';
import { beginAsking, endAsking, takeBeside } from './beside-feed-rows.ts';
import type { DeskCopy, OpenCopy } from './desk-copy.ts';
import type { HubLink } from './hub-link.ts';
import { hubNowMs } from './session-rules.ts';

/** An old ticket that was fetched because somebody wanted to see it. */
export interface Visit {
  /** When it was fetched last, by the hub's clock. */
  readonly atMs: number;
  /** Whether it stays here however old it is. */
  readonly isKept: boolean;
}

/** A visited ticket goes a day after somebody last wanted it. */
const VISIT_MS = 24 * 3_600_000;

export interface VisitPorts extends OpenCopy {
  readonly hub: Pick<HubLink, 'ask'>;
  readonly nowMs: () => number;
  readonly token: () => string | null;
  readonly signal: AbortSignal;
}

/**
 * Brings an old ticket in from the hub with its lines: it is then a row like any other, is read and worked on, and what
 * happens to it comes by the feed. Refused with `ticket.unknown`, or as the hub refuses.
 *
 * @returns The ticket's id.
 */
export async function visitTicket(
  { copy, change, hub, nowMs, token, signal }: VisitPorts,
  asked: HubInput<'replica.ticket'>,
): Promise<Result<{ id: string }>> {
  const asking = beginAsking(copy);
  try {
    const answer = await hub.ask('replica.ticket', asked, { token: token(), signal });
    if (!answer.ok) return answer;
    const ticket = answer.value.rows.find(({ record }) => record === incidentRecord.name);
    if (ticket === undefined) return refuse({ code: 'ticket.unknown' });
    return await change(async () => {
      // First, so that it is not taken for something that should have gone.
      if (isOld(ticket.state)) await note(copy, ticket.id, { atMs: hubNowMs(copy.keep, nowMs()), isKept: false });
      const taken = await takeBeside(copy, asking, answer.value.rows);
      return taken === null ? refuse({ code: 'hub.unreachable' }) : ok({ id: ticket.id });
    });
  } finally {
    endAsking(copy, asking);
  }
}

/** Keeps a fetched ticket on this device, or lets it go with the others of its age again. */
export async function keepVisited({ change }: OpenCopy, id: string, isKept: boolean): Promise<Result<null>> {
  return await change(async (copy) => {
    const visit = copy.keep.get('visits')[id];
    if (visit === undefined) return refuse({ code: 'ticket.not-fetched' });
    await copy.keep.set({ visits: { ...copy.keep.get('visits'), [id]: { ...visit, isKept } } });
    return ok(null);
  });
}

async function note({ keep }: DeskCopy, id: string, visit: Visit): Promise<void> {
  const isKept = keep.get('visits')[id]?.isKept ?? visit.isKept;
  await keep.set({ visits: { ...keep.get('visits'), [id]: { ...visit, isKept } } });
}

function isOld(state: object): boolean {
  // It came as a ticket and is parsed before it is stored.
  return incidentRecord.isSettled?.(state as Incident) === true;
}

/** Forgets visits that are over; their tickets then go as others of their age do. */
export async function dropStaleVisits({ keep }: DeskCopy, nowMs: number): Promise<void> {
  const visits = Object.entries(keep.get('visits'));
  const kept = visits.filter(([, { atMs, isKept }]) => isKept || nowMs - atMs < VISIT_MS);
  if (kept.length < visits.length) await keep.set({ visits: Object.fromEntries(kept) });
}
