/** The files of one build of the console, as the build wrote them into the service worker. */
export interface Shell {
  /** Another build has another version. */
  readonly version: string;
  /** Addresses on this origin, such as `/index.html` and `/assets/…`. */
  readonly files: readonly string[];
}

export interface ShellPorts {
  readonly caches: Pick<CacheStorage, 'open' | 'keys' | 'delete' | 'match'>;
  readonly fetch: typeof fetch;
}

const PREFIX = 'deskbell-shell-';
const PAGE = '/index.html';
/** Named by their content: one that this build does not have is of another build. */
const PARTS = '/assets/';
/** What else the hub serves to a browser that goes there. */
const otherPages = ['/api/', '/portal', '/healthz', '/readyz'];

/** Keeps the whole build, or fails and keeps nothing: a console with a file missing is worse than an older one. */
export async function keepShell({ version, files }: Shell, { caches }: ShellPorts, origin: string): Promise<void> {
  const cache = await caches.open(PREFIX + version);
  // Past the browser's own cache: a proxy may have told it to keep a page for a while.
  await cache.addAll(files.map((file) => new Request(new URL(file, origin), { cache: 'reload' })));
}

/** Lets go of other builds, once no window can be running one of them. */
export async function forgetOtherShells({ version }: Shell, { caches }: ShellPorts): Promise<void> {
  const names = await caches.keys();
  const others = names.filter((name) => name.startsWith(PREFIX) && name !== PREFIX + version);
  await Promise.all(others.map((name) => caches.delete(name)));
}

/** The console's own file that a request is for; `null` for what is the hub's to answer. */
export function shellFileFor(
  { method, mode, url }: Pick<Request, 'method' | 'mode' | 'url'>,
  { files }: Shell,
  ownOrigin: string,
): string | null {
  const { origin, pathname } = new URL(url);
  if (method !== 'GET' || origin !== ownOrigin) return null;
  if (files.includes(pathname) || pathname.startsWith(PARTS)) return pathname;
  // Addresses within the console are the page's to understand, as on the hub.
  const isAddress = mode === 'navigate' && !otherPages.some((path) => pathname.startsWith(path));
  return isAddress ? PAGE : null;
}

/** The kept file, whichever build it is from; over the network only what no build has. */
export async function answerFromShell(
  file: string,
  request: Request,
  { version }: Shell,
  { caches, fetch }: ShellPorts,
): Promise<Response> {
  const own = await (await caches.open(PREFIX + version)).match(file);
  // A window that outlived its build still loads parts of it.
  const kept = own ?? (await caches.match(file));
  return kept ?? fetch(request);
}
