import { readFileSync } from 'node:fs';
import { isIP, isIPv6 } from 'node:net';
import { join, resolve } from 'node:path';
import { Fault } from '#contracts/fault.ts';

export const logLevels = ['debug', 'info', 'warn', 'error', 'silent'] as const;

/** How this hub is set up. Read once at start; nothing else looks at the environment. */
export interface Settings {
  /** 0: any free port. */
  readonly port: number;
  /** An address or a name to listen on. */
  readonly host: string;
  /** Absolute. Holds the embedded database; not used for records when `databaseUrl` is given. */
  readonly dataFolder: string;
  /** A PostgreSQL, or `null` for the embedded database. */
  readonly databaseUrl: string | null;
  /** Origins under which the hub's pages are reached beside its own, such as `https://desk.example.org`. */
  readonly origins: readonly string[];
  /** Reverse proxies whose word about a visitor's address is taken: addresses, or ranges such as `10.0.0.0/8`. */
  readonly proxies: readonly string[];
  /** Built pages, absolute. */
  readonly consoleFolder: string;
  readonly portalFolder: string;
  /** Signed updates of the desktop apps, absolute; `null` when this hub serves none. */
  readonly updatesFolder: string | null;
  /** Word lists for the console's spell checker, absolute; `null` when this hub serves none. */
  readonly dictionariesFolder: string | null;
  /** What one address may ask in a minute; sign-in and other requests open to anyone have narrower limits. */
  readonly requestsPerMinute: number;
  readonly logLevel: (typeof logLevels)[number];
  /** Where backups lie, absolute. */
  readonly backupFolder: string;
  /** Of the organisation's own, for sessions that find no direct path; `null` when there is none. */
  readonly relay: { readonly urls: readonly string[]; readonly secret: string } | null;
  /** How often the hub takes one by itself; `null` when it does not. */
  readonly backupEveryMs: number | null;
  /** For how long an installation may work on without having met the hub. */
  readonly offlineMs: number;
  /** How many stay; the oldest go. */
  readonly backupsKept: number;
}

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Reads the settings from the environment. A variable that is not there, or empty, has its default.
 * Throws a `Fault` (`settings.invalid`) with one sentence about the first value that cannot be meant.
 *
 * @param projectFolder Where the built pages lie, in `dist/`; relative folders begin at the working directory.
 */
export function readSettings(environment: Environment, projectFolder: string): Settings {
  const read = (name: string, otherwise: string) => environment[name]?.trim() || otherwise;
  return {
    port: readPort(read('DESKBELL_PORT', '4680')),
    host: readHost(read('DESKBELL_HOST', '127.0.0.1')),
    dataFolder: resolve(read('DESKBELL_DATA', '.deskbell')),
    databaseUrl: readDatabaseUrl(read('DATABASE_URL', '')),
    origins: readOrigins(read('DESKBELL_ORIGINS', '')),
    proxies: readProxies(read('DESKBELL_PROXIES', '')),
    consoleFolder: resolve(projectFolder, 'dist/console'),
    portalFolder: resolve(projectFolder, 'dist/portal'),
    updatesFolder: readFolder(read('DESKBELL_UPDATES', '')),
    dictionariesFolder: readFolder(read('DESKBELL_DICTIONARIES', '')),
    requestsPerMinute: readLimit(read('DESKBELL_REQUESTS_PER_MINUTE', '60000')),
    logLevel: readLogLevel(read('DESKBELL_LOG', 'info')),
    relay: readRelay(
      read('DESKBELL_TURN_URLS', ''),
      read('DESKBELL_TURN_SECRET', ''),
      read('DESKBELL_TURN_SECRET_FILE', ''),
    ),
    backupFolder: resolve(read('DESKBELL_BACKUPS', join(read('DESKBELL_DATA', '.deskbell'), 'backups'))),
    backupEveryMs: readHours(read('DESKBELL_BACKUP_HOURS', read('DATABASE_URL', '') === '' ? '24' : '0')),
    offlineMs: readDays(read('DESKBELL_OFFLINE_DAYS', '14')),
    backupsKept: readCount(read('DESKBELL_BACKUPS_KEPT', '7')),
  };
}

function readPort(text: string): number {
  const port = Number(text);
  if (/^\d{1,5}$/.test(text) && port <= 65_535) return port;
  throw invalid('DESKBELL_PORT', `has to be a port from 0 to 65535, not "${text}"`);
}

function readHost(text: string): string {
  if (isIP(text) !== 0 || /^[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?$/.test(text)) return text;
  throw invalid('DESKBELL_HOST', `has to be an address or a host name, not "${text}"`);
}

function readFolder(text: string): string | null {
  return text === '' ? null : resolve(text);
}

function readDatabaseUrl(text: string): string | null {
  if (text === '') return null;
  // PostgreSQL's own form of addresses allows more than a URL does, such as `postgres://desk@/desk?host=/run/postgresql`.
  if (/^postgres(ql)?:\/\/\S+$/.test(text)) return text;
  // The value holds a password, so the sentence does not repeat it.
  throw invalid('DATABASE_URL', 'has to be an address that begins with postgres:// or postgresql://');
}

function readOrigins(text: string): readonly string[] {
  return listed(text).map((origin) => {
    const isOrigin = URL.canParse(origin) && /^https?:$/.test(new URL(origin).protocol);
    if (isOrigin && new URL(origin).origin === origin) return origin;
    throw invalid('DESKBELL_ORIGINS', `has to name origins such as https://desk.example.org, not "${origin}"`);
  });
}

function readProxies(text: string): readonly string[] {
  return listed(text).map((proxy) => {
    const [, address = '', bits] = /^([^/]+)(?:\/(\d{1,3}))?$/.exec(proxy) ?? [];
    const mostBits = isIPv6(address) ? 128 : 32;
    // A range of no bits is everybody, and then anybody says who they are.
    const isRange = bits === undefined || (Number(bits) > 0 && Number(bits) <= mostBits);
    if (isIP(address) !== 0 && isRange) return proxy;
    throw invalid('DESKBELL_PROXIES', `has to name addresses or ranges such as 10.0.0.0/8, not "${proxy}"`);
  });
}

/** A relay has addresses and a secret, which may lie in a file that nobody but the hub reads. */
function readRelay(urls: string, secret: string, secretFile: string): Settings['relay'] {
  const addresses = listed(urls);
  if (addresses.length === 0) return null;
  for (const address of addresses) {
    if (/^turns?:[^\s?]{1,200}(\?transport=(udp|tcp))?$/.test(address)) continue;
    throw invalid('DESKBELL_TURN_URLS', `has to name relays such as turn:relay.example.org:3478, not "${address}"`);
  }
  const found = secretFile === '' ? secret : readSecret(secretFile);
  // Whoever guesses it has a relay for everything; the sentence does not repeat it.
  if (found.length < 16)
    throw invalid('DESKBELL_TURN_SECRET', 'has to be the secret of the relay, of 16 characters or more');
  return { urls: addresses, secret: found };
}

function readSecret(path: string): string {
  try {
    return readFileSync(path, 'utf8').trim();
  } catch {
    throw invalid('DESKBELL_TURN_SECRET_FILE', `has to be a file that can be read, not "${path}"`);
  }
}

function listed(text: string): readonly string[] {
  return text.split(',').flatMap((part) => part.trim() || []);
}

function readLimit(text: string): number {
  const limit = Number(text);
  if (/^\d{1,9}$/.test(text) && limit >= 100) return limit;
  throw invalid('DESKBELL_REQUESTS_PER_MINUTE', `has to be a number from 100 up, not "${text}"`);
}

function readDays(text: string): number {
  const days = Number(text);
  if (/^\d{1,2}$/.test(text) && days >= 1 && days <= 30) return days * 24 * 3_600_000;
  throw invalid('DESKBELL_OFFLINE_DAYS', `has to be a number of days from 1 to 30, not "${text}"`);
}

function readHours(text: string): number | null {
  const hours = Number(text);
  if (/^\d{1,4}(\.\d{1,4})?$/.test(text)) return hours === 0 ? null : hours * 3_600_000;
  throw invalid('DESKBELL_BACKUP_HOURS', `has to be a number of hours, or 0 for never, not "${text}"`);
}

function readCount(text: string): number {
  const count = Number(text);
  if (/^\d{1,4}$/.test(text) && count >= 1) return count;
  throw invalid('DESKBELL_BACKUPS_KEPT', `has to be a number from 1 up, not "${text}"`);
}

function readLogLevel(text: string): Settings['logLevel'] {
  const level = logLevels.find((known) => known === text);
  if (level !== undefined) return level;
  throw invalid('DESKBELL_LOG', `has to be one of ${logLevels.join(', ')}, not "${text}"`);
}

function invalid(name: string, sentence: string): Fault {
  return new Fault('settings.invalid', `${name} ${sentence}.`, { details: { name } });
}
