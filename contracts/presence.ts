import { agentId, epochMs, incidentId } from '#domain/kernel/fields.ts';
import { z } from 'zod';

/** What somebody does on a ticket; composing is more than viewing. */
const presenceKinds = ['viewing', 'composing'] as const;

/** Windows of one device together. */
export const MOST_TICKETS_PRESENT = 20;

export const ticketPresence = z.strictObject({ incident: incidentId, doing: z.enum(presenceKinds) });
export type TicketPresence = z.infer<typeof ticketPresence>;

export const ticketsPresent = z.array(ticketPresence).max(MOST_TICKETS_PRESENT);

/** What one device of a colleague has open. */
export const devicePresence = z.strictObject({
  agent: agentId,
  /** The installation: a colleague may work on two. */
  device: z.string().max(48),
  /** None: it has nothing open any more. */
  tickets: ticketsPresent,
  /** When its line dropped with these tickets open, by the hub's clock: they may be worked on offline. `null`: it is there. */
  offlineSinceMs: epochMs.nullable(),
});
export type DevicePresence = z.infer<typeof devicePresence>;
