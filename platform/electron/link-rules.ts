/** Longer than any address people send one another; the system's own limits begin far above. */
const MAX_LENGTH = 2_000;

const loopbackHosts = new Set(['localhost', '127.0.0.1', '[::1]']);

/** Whether an address leads to this very machine. */
export function isLoopback({ hostname }: Pick<URL, 'hostname'>): boolean {
  return loopbackHosts.has(hostname);
}

/**
 * The address, if it is one that may leave the app for the system: a page over TLS (over plain HTTP on this machine
 * alone), a letter, a call. `null` for everything else: other schemes start programs.
 */
export function linkOut(address: string): string | null {
  if (address.length > MAX_LENGTH) return null;
  const url = URL.parse(address);
  if (url === null) return null;
  switch (url.protocol) {
    case 'https:':
      return hasNoAccount(url) ? url.href : null;
    case 'http:':
      return hasNoAccount(url) && isLoopback(url) ? url.href : null;
    case 'mailto:':
      return isMailbox(url.pathname) && url.search === '' ? url.href : null;
    case 'tel:':
      return /^\+?[0-9().-]{2,30}$/.test(url.pathname) ? url.href : null;
    default:
      return null;
  }
}

/** `https://bank.example@evil.example/` reads like one host and is another. */
function hasNoAccount({ username, password }: URL): boolean {
  return username === '' && password === '';
}

/** One recipient and nothing else: a subject or a body could be made to say what the reader never saw. */
function isMailbox(path: string): boolean {
  return /^[^\s@,;%?&]{1,64}@[^\s@,;%?&]{1,255}$/.test(path);
}

/** Where a person gives programs the screen, as an address that the system opens; `null` where there is no such page. */
export function screenSettings(platform: NodeJS.Platform): string | null {
  return platform === 'darwin' ? 'x-apple.systempreferences:com.apple.preference.security?Privacy_ScreenCapture' : null;
}
