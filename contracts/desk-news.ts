import { ticketNumber } from '#domain/incident/incident.record.ts';
import { epochMs, incidentId } from '#domain/kernel/fields.ts';
import { z } from 'zod';

/**
 * What an agent wants to hear of without looking:
 *
 * - `offered`: a ticket was offered to them.
 * - `replied`: the requester said something on a ticket of theirs.
 * - `about-to-breach`, `breached`: a target of a ticket of theirs runs out, or has.
 * - `refused`: the hub said no to something they did on this device.
 */
const newsKinds = ['offered', 'replied', 'about-to-breach', 'breached', 'refused'] as const;

export const newsItem = z.strictObject({
  kind: z.enum(newsKinds),
  /** `null` for a refused command on something that is no ticket. */
  incident: incidentId.nullable(),
  number: ticketNumber.nullable(),
  /** The ticket's summary; empty where there is no ticket. */
  summary: z.string().max(300),
  /** When it happened, by the hub's clock. */
  atMs: epochMs,
});
export type NewsItem = z.infer<typeof newsItem>;

/** How the agent's own open tickets stand. */
export const newsSummary = z.strictObject({
  /** About to miss a target. */
  dueSoon: z.int().min(0),
  breached: z.int().min(0),
  /** Waiting for the agent to accept or decline. */
  offered: z.int().min(0),
  /** The requester spoke last, and nobody of the desk has answered. */
  unread: z.int().min(0),
});
export type NewsSummary = z.infer<typeof newsSummary>;

/** Each item is told once, over restarts as well; the summary whenever it changes, and first of all. */
export const deskNews = z.discriminatedUnion('news', [
  z.strictObject({ news: z.literal('item'), item: newsItem }),
  z.strictObject({ news: z.literal('summary'), summary: newsSummary }),
]);
export type DeskNews = z.infer<typeof deskNews>;
