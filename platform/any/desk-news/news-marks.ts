import { agentId, epochMs } from '#domain/kernel/fields.ts';
import { z } from 'zod';

/** What the agent was told of one ticket; 0 for nothing yet. */
const ticketMark = z.strictObject({
  /** Which offer, by its moment. */
  offeredAtMs: epochMs,
  /** What the requester had said until then, by the moment the hub received it. */
  heardUntilMs: epochMs,
  /** Which due moment was warned of. */
  warnedOfMs: epochMs,
  wasBreached: z.boolean(),
});
export type TicketMark = z.infer<typeof ticketMark>;

/** What somebody was told already, kept so that a restart repeats nothing. Holds the tickets that still concern them. */
export const newsMarks = z.strictObject({
  agent: agentId,
  tickets: z.record(z.string().max(48), ticketMark),
  refused: z.array(z.string().max(48)),
});
export type NewsMarks = z.infer<typeof newsMarks>;
