import { channels, incidentSchema, incidentStates, ticketNumber } from '#domain/incident/incident.record.ts';
import { attachmentSchema, MAX_ATTACHMENTS } from '#domain/kernel/attachment.ts';
import { epochMs, incidentId, line, serviceId } from '#domain/kernel/fields.ts';
import { z } from 'zod';
import type { ApiContract } from './api-request.ts';
import { nothing } from './api-request.ts';

export const portalEntry = z.strictObject({
  id: z.string().max(48),
  name: z.string().max(64),
  author: z.string().max(120),
  isOwn: z.boolean(),
  text: z.string().max(20_000).nullable(),
  files: z.array(attachmentSchema).max(MAX_ATTACHMENTS),
  atMs: epochMs,
});
export type PortalEntry = z.infer<typeof portalEntry>;

export const portalIncident = z.strictObject({
  id: incidentId,
  number: ticketNumber.nullable(),
  summary: line(300),
  state: z.enum(incidentStates),
  channel: z.enum(channels),
  ownerName: z.string().max(120),
  waitsForYou: z.boolean(),
  /** What it waits for, and until when, while it waits. */
  pending: incidentSchema.shape.pending,
  /** When the desk last said something the requester may read; `null` before that. */
  answeredAtMs: epochMs.nullable(),
  loggedAtMs: epochMs,
  changedAtMs: epochMs,
});
export type PortalIncident = z.infer<typeof portalIncident>;

/** What a person may see of their own incidents, in words for them. */
export const portalApi = {
  'portal.incidents': {
    path: '/api/portal/incidents',
    access: 'person',
    input: nothing,
    output: z.array(portalIncident).max(500),
  },
  'portal.incident': {
    path: '/api/portal/incident',
    access: 'person',
    input: z.strictObject({ id: incidentId }),
    output: z.strictObject({ incident: portalIncident, entries: z.array(portalEntry).max(2_000) }),
  },
  'portal.services': {
    path: '/api/portal/services',
    access: 'person',
    input: nothing,
    output: z.array(z.strictObject({ id: serviceId, name: z.string().max(80), description: z.string().max(2_000) })),
  },
} as const satisfies ApiContract;
