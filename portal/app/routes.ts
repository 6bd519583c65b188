import type { ArticleId, IncidentId } from '#domain/kernel/fields.ts';

/** The portal's addresses, below its base. A record stands in them without its kind. */
export const routes = {
  start: '/',
  report: '/report',
  requests: '/requests',
  password: '/password',
  support: '/support',
  request: (id: IncidentId) => `/requests/${shortId(id)}`,
  received: (id: IncidentId) => `/received/${shortId(id)}`,
  supportWith: (id: IncidentId) => `/support?request=${shortId(id)}`,
  article: (id: ArticleId) => `/articles/${shortId(id)}`,
} as const;

/** What the router matches; `:id` is read back in `pages.tsx`. */
export const patterns = { request: '/requests/:id', received: '/received/:id', article: '/articles/:id' } as const;

function shortId(id: string): string {
  return id.slice(id.indexOf(':') + 1);
}
