import { z } from 'zod';
import { agentId, deviceId, epochMs, incidentId, line, personId, serviceId, siteId, teamId } from '../kernel/fields.ts';
import { actorId } from '../kernel/principal.ts';
import { defineRecord } from '../kernel/record.ts';

/**
 * The life of an incident:
 *
 *     logged ──owner begins──▶ in-progress ◀──resume── pending
 *        │                        │  │ └────suspend────▶ │
 *        │                        │  │                   │
 *        └────────resolve─────────┴──┴──────resolve──────┘
 *                                 ▼
 *              in-progress ◀─reopen─ resolved ──close──▶ closed
 */
export const incidentStates = ['logged', 'in-progress', 'pending', 'resolved', 'closed'] as const;

/** Severity by business effect, worst first (INC-3). In ITIL's words: impact. */
export const impacts = ['business-halted', 'business-interrupted', 'user-affected'] as const;
export const urgencies = ['high', 'medium', 'low'] as const;
export const priorities = ['p1', 'p2', 'p3', 'p4', 'p5'] as const;
export const channels = ['phone', 'email', 'chat', 'portal', 'walk-in', 'helper'] as const;

/** What an incident may wait for. The pause is attributed to the party that is waited for (SLA-6). */
export const pendingReasons = [
  'waiting-customer',
  'waiting-vendor',
  'waiting-change-window',
  'waiting-parts',
  'waiting-approval',
  'agreed-date',
] as const;

/** `SITE-NNNNNN-C`, or `DDDD-TTTTTTTT-C` where a device gave it by itself; see `ticket-number.rules.ts`. */
export const ticketNumber = z
  .string()
  .max(20)
  .regex(/^(?:[A-Z]{2,5}-\d{6,9}|\d[0-9A-HJKMNP-TV-Z]{3}-[0-9A-HJKMNP-TV-Z]{8})-[0-9A-Z]$/)
  .brand<'TicketNumber'>();
export type TicketNumber = z.infer<typeof ticketNumber>;

/** Fields that people may set at the same time on different devices; each is merged by itself (COL-3). */
export const mergedFields = ['category', 'service', 'impact', 'urgency'] as const;
export type MergedField = (typeof mergedFields)[number];

const fieldAuthor = z.strictObject({ by: actorId, atMs: epochMs });

/** A value that gave way to one that somebody set without knowing of it; kept until somebody picks. */
const alsoProposed = z.strictObject({
  field: z.enum(mergedFields),
  value: z.string().max(80).nullable(),
  ...fieldAuthor.shape,
});
export type AlsoProposed = z.infer<typeof alsoProposed>;

/** Of all fields together. */
export const MOST_PROPOSED = 12;

export const incidentSchema = z.strictObject({
  id: incidentId,
  /** `null` only on a client that had no leased number left while the hub was in reach, which fills it in. */
  number: ticketNumber.nullable(),
  state: z.enum(incidentStates),
  summary: line(300),
  channel: z.enum(channels),
  requester: personId,
  device: deviceId.nullable(),
  service: serviceId.nullable(),
  site: siteId.nullable(),
  category: line(80).nullable(),
  impact: z.enum(impacts),
  urgency: z.enum(urgencies),
  priority: z.enum(priorities),
  /** Who last set a field after it was logged, and when they did. */
  fieldAuthors: z.strictObject({
    category: fieldAuthor.exactOptional(),
    service: fieldAuthor.exactOptional(),
    impact: fieldAuthor.exactOptional(),
    urgency: fieldAuthor.exactOptional(),
  }),
  alsoProposed: z.array(alsoProposed).max(MOST_PROPOSED),
  /** The queue that holds it. */
  team: teamId,
  /** The one accountable person, at every moment (OWN-1). */
  owner: agentId,
  /** A hand-over that waits to be accepted; until then `owner` stays accountable. */
  offer: z.strictObject({ to: agentId, by: agentId, team: teamId, atMs: epochMs }).nullable(),
  pending: z.strictObject({ reason: z.enum(pendingReasons), sinceMs: epochMs, untilMs: epochMs.nullable() }).nullable(),
  resolvedAtMs: epochMs.nullable(),
  reopenCount: z.int().min(0).max(9_999),
  loggedAtMs: epochMs,
  /** When the requester last said something; `null` when an agent spoke last. What waits for us sorts by it. */
  awaitingReplySinceMs: epochMs.nullable(),
  changedAtMs: epochMs,
});
export type Incident = z.infer<typeof incidentSchema>;

/** What `incident.log` fills in. Never stored as it stands. */
export function blankIncident(id: Incident['id']): Incident {
  const never = epochMs.parse(0);
  return {
    id,
    number: null,
    state: 'logged',
    summary: '',
    channel: 'phone',
    requester: personId.parse('person:0'),
    device: null,
    service: null,
    site: null,
    category: null,
    impact: 'user-affected',
    urgency: 'medium',
    priority: 'p4',
    fieldAuthors: {},
    alsoProposed: [],
    team: teamId.parse('team:0'),
    owner: agentId.parse('agent:0'),
    offer: null,
    pending: null,
    resolvedAtMs: null,
    reopenCount: 0,
    loggedAtMs: never,
    awaitingReplySinceMs: null,
    changedAtMs: never,
  };
}

export const incidentRecord = defineRecord<Incident>({
  name: 'incident',
  shelf: 'own',
  schema: incidentSchema,
  indexes: [
    ['changedAtMs'],
    ['state', 'changedAtMs'],
    ['requester', 'changedAtMs'],
    ['device', 'changedAtMs'],
    ['owner', 'state'],
    ['offer.to', 'state'],
    ['state', 'awaitingReplySinceMs'],
    ['priority', 'loggedAtMs'],
    ['loggedAtMs'],
    ['number'],
  ],
  migrations: [(older) => ({ ...older, fieldAuthors: {}, alsoProposed: [] })],
  isSettled: ({ state }) => state === 'resolved' || state === 'closed',
});
