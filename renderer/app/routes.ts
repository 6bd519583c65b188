/** The addresses of the console, built in one place so that no screen spells another's. */
export const routes = {
  queue: (view: string = 'mine') => `/queue/${view}`,
  incident: (id: string, view: string = 'all') => `/queue/${view}/${encodeURIComponent(id)}`,
  log: () => '/log',
  people: () => '/people',
  person: (id: string) => `/people/${encodeURIComponent(id)}`,
  devices: () => '/devices',
  device: (id: string) => `/devices/${encodeURIComponent(id)}`,
  sync: () => '/sync',
  settings: () => '/settings',
} as const;
