import type { ArticleId, IncidentId, SupportSessionId } from '#domain/kernel/fields.ts';
import type { HelperPlace } from '#contracts/helper-ipc.ts';

/** The helper's screens. Ids stand in addresses without what is before their colon. */
export const routes = {
  home: '/',
  report: '/report',
  sent: '/sent',
  tickets: '/tickets',
  ticket: (id: IncidentId) => `/tickets/${id.slice('incident:'.length)}`,
  search: '/search',
  article: (id: ArticleId) => `/articles/${id.slice('article:'.length)}`,
  history: '/history',
  record: (session: SupportSessionId) => `/history/${session.slice('support-session:'.length)}`,
  help: '/help',
  withoutHub: '/help/without-hub',
  settings: '/settings',
} as const;

/** What the router matches. */
export const patterns = { ticket: '/tickets/:id', article: '/articles/:id', record: '/history/:id' } as const;

export function pathOf(place: HelperPlace): string {
  switch (place.place) {
    case 'home':
      return routes.home;
    case 'report':
      return routes.report;
    case 'help':
      return routes.help;
    case 'settings':
      return routes.settings;
    case 'ticket':
      return routes.ticket(place.ticket);
    default:
      return place satisfies never;
  }
}
