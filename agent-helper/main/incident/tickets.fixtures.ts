import type { PortalEntry, PortalIncident } from '#contracts/api/portal-api.ts';
import { portalEntry, portalIncident } from '#contracts/api/portal-api.ts';

/** A ticket as the hub tells it to its requester. */
export function aTicket(over: Partial<Record<keyof PortalIncident, unknown>> = {}): PortalIncident {
  return portalIncident.parse({
    id: 'incident:1',
    number: null,
    summary: 'No sound',
    state: 'in-progress',
    channel: 'helper',
    ownerName: 'Mira Sandoval',
    waitsForYou: false,
    pending: null,
    answeredAtMs: null,
    loggedAtMs: 1_000,
    changedAtMs: 1_000,
    ...over,
  });
}

/** Something an agent said on it. */
export function anAnswer(over: Partial<Record<keyof PortalEntry, unknown>> = {}): PortalEntry {
  return portalEntry.parse({
    id: 'journal:1',
    name: 'incident.replied',
    author: 'Tom Akers',
    isOwn: false,
    text: 'Is it muted?',
    files: [],
    atMs: 5_000,
    ...over,
  });
}
