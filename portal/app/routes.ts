import type { IncidentId } from '#domain/kernel/fields.ts';

/** The portal's addresses, below its base. An incident stands in them without its `incident:`. */
export const routes = {
  start: '/',
  report: '/report',
  requests: '/requests',
  password: '/password',
  request: (id: IncidentId) => `/requests/${shortId(id)}`,
  received: (id: IncidentId) => `/received/${shortId(id)}`,
} as const;

/** What the router matches; `:id` is read back by `incidentOf`. */
export const patterns = { request: '/requests/:id', received: '/received/:id' } as const;

function shortId(id: IncidentId): string {
  return id.slice('incident:'.length);
}
