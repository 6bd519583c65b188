import type { IncidentId } from '#domain/kernel/fields.ts';

/** Under which key each draft is kept. */
export const draftKeys = {
  report: 'report',
  /** Of the report, and not kept themselves. */
  pictures: 'report.pictures',
  reply: (ticket: IncidentId) => `reply.${ticket}`,
  reopen: (ticket: IncidentId) => `reopen.${ticket}`,
  /** Words to search by: nobody sends them. */
  search: 'search',
  hub: 'enrol.hub',
} as const;
