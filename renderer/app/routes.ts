/**
 * The addresses of the console, built in one place so that no screen spells another's. Ids stand in them as they are:
 * letters, digits and a colon, all legal in a path. Encoded, the router would hand `person%3A…` to the screen.
 */
export const routes = {
  queue: (view: string = 'mine') => `/queue/${view}`,
  incident: (id: string, view: string = 'all') => `/queue/${view}/${id}`,
  log: () => '/log',
  people: () => '/people',
  person: (id: string) => `/people/${id}`,
  knowledge: () => '/knowledge',
  article: (id: string) => `/knowledge/${id}`,
  editArticle: (id: string) => `/knowledge/${id}/edit`,
  /** `source`: the ticket it is written from. */
  newArticle: (source: string | null) => (source === null ? '/knowledge/new' : `/knowledge/new?from=${source}`),
  announcements: () => '/announcements',
  devices: () => '/devices',
  device: (id: string) => `/devices/${id}`,
  supportSessions: () => '/help',
  supportSession: (id: string) => `/help/${id}`,
  time: () => '/time',
  diagnostics: () => '/diagnostics',
  print: (incident: string, withInternal: boolean) => `/print/${incident}${withInternal ? '?internal=1' : ''}`,
  sync: () => '/sync',
  /** `kind`: of one kind alone. */
  search: (typed: string, kind: string | null = null) => {
    const asked = new URLSearchParams([
      ...(typed === '' ? [] : [['q', typed]]),
      ...(kind === null ? [] : [['kind', kind]]),
    ]);
    return asked.size === 0 ? '/search' : `/search?${asked.toString()}`;
  },
  settings: () => '/settings',
} as const;
