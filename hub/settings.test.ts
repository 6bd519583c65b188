import { writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { temporaryFolder } from '../test/support/temporary-folder.ts';
import { readSettings } from './settings.ts';

const project = resolve('/project');

test('without an environment the hub listens on this machine only and keeps its data in the embedded database', () => {
  expect(readSettings({}, project)).toEqual({
    port: 4_680,
    host: '127.0.0.1',
    dataFolder: resolve('.deskbell'),
    databaseUrl: null,
    origins: [],
    proxies: [],
    consoleFolder: resolve('/project/dist/console'),
    portalFolder: resolve('/project/dist/portal'),
    updatesFolder: null,
    dictionariesFolder: null,
    requestsPerMinute: 60_000,
    logLevel: 'info',
    relay: null,
    backupFolder: resolve('.deskbell/backups'),
    backupEveryMs: 24 * 3_600_000,
    offlineMs: 14 * 24 * 3_600_000,
    backupsKept: 7,
  });
});

test('a PostgreSQL is backed up by whoever runs it, unless the hub is told to', () => {
  const databaseUrl = 'postgres://desk:secret@db.example.org/desk';

  expect(readSettings({ DATABASE_URL: databaseUrl }, project).backupEveryMs).toBeNull();
  expect(readSettings({ DATABASE_URL: databaseUrl, DESKBELL_BACKUP_HOURS: '6' }, project).backupEveryMs).toBe(
    6 * 3_600_000,
  );
});

test('every value can be set, and an empty one counts as not set', () => {
  const settings = readSettings(
    {
      DESKBELL_PORT: '0',
      DESKBELL_HOST: '::',
      DESKBELL_DATA: '/var/lib/deskbell',
      DATABASE_URL: 'postgres://desk:secret@db.example.org/desk',
      DESKBELL_ORIGINS: 'https://desk.example.org, http://intranet:8080',
      DESKBELL_PROXIES: '10.0.0.0/8, 192.0.2.1,,2001:db8::/32',
      DESKBELL_UPDATES: '/srv/updates',
      DESKBELL_REQUESTS_PER_MINUTE: '',
      DESKBELL_LOG: ' debug ',
    },
    project,
  );

  expect(settings).toMatchObject({
    port: 0,
    host: '::',
    dataFolder: resolve('/var/lib/deskbell'),
    databaseUrl: 'postgres://desk:secret@db.example.org/desk',
    origins: ['https://desk.example.org', 'http://intranet:8080'],
    proxies: ['10.0.0.0/8', '192.0.2.1', '2001:db8::/32'],
    requestsPerMinute: 60_000,
    logLevel: 'debug',
  });
});

test.each([
  ['DESKBELL_PORT', '65536', 'DESKBELL_PORT has to be a port from 0 to 65535, not "65536".'],
  ['DESKBELL_PORT', '-1', 'DESKBELL_PORT has to be a port from 0 to 65535, not "-1".'],
  ['DESKBELL_PORT', '1e3', 'DESKBELL_PORT has to be a port from 0 to 65535, not "1e3".'],
  ['DESKBELL_HOST', 'http://x', 'DESKBELL_HOST has to be an address or a host name, not "http://x".'],
  ['DESKBELL_LOG', 'loud', 'DESKBELL_LOG has to be one of debug, info, warn, error, silent, not "loud".'],
  ['DESKBELL_REQUESTS_PER_MINUTE', '5', 'DESKBELL_REQUESTS_PER_MINUTE has to be a number from 100 up, not "5".'],
  [
    'DESKBELL_ORIGINS',
    'https://a.example/path',
    'DESKBELL_ORIGINS has to name origins such as https://desk.example.org, not "https://a.example/path".',
  ],
])('%s=%s is refused with a sentence that names it', (name, value, sentence) => {
  expect(() => readSettings({ [name]: value }, project)).toThrow(sentence);
});

test.each([
  'proxy.example.org',
  'loopback',
  '10.0.0.0/33',
  '0.0.0.0/0',
  '::/0',
  '10.0.0.0/',
  '10.0.0.0/255.0.0.0',
  '*',
])('DESKBELL_PROXIES=%s is refused: it names nobody, or everybody', (wrong) => {
  expect(() => readSettings({ DESKBELL_PROXIES: `192.0.2.1, ${wrong}` }, project)).toThrow(
    `DESKBELL_PROXIES has to name addresses or ranges such as 10.0.0.0/8, not "${wrong}".`,
  );
});

test('a database reached by a socket in a folder is one too', () => {
  const bySocket = 'postgres://desk@/desk?host=/run/postgresql';

  expect(readSettings({ DATABASE_URL: bySocket }, project).databaseUrl).toBe(bySocket);
});

test('a wrong database address is refused without repeating the password in it', () => {
  const wrong = { DATABASE_URL: 'mysql://desk:hunter2@db/desk' };

  expect(() => readSettings(wrong, project)).toThrow(/^DATABASE_URL has to be an address that begins with postgres/);
  expect(() => readSettings(wrong, project)).not.toThrow(/hunter2/);
});

test('how long a device may be away is set in days, from 1 to 30', () => {
  expect(readSettings({}, '/').offlineMs).toBe(14 * 24 * 3_600_000);
  expect(readSettings({ DESKBELL_OFFLINE_DAYS: '3' }, '/').offlineMs).toBe(3 * 24 * 3_600_000);
  for (const days of ['0', '31', 'soon']) {
    expect(() => readSettings({ DESKBELL_OFFLINE_DAYS: days }, '/')).toThrow('DESKBELL_OFFLINE_DAYS');
  }
});

test('a relay has addresses and a secret, which may lie in a file', async () => {
  const DESKBELL_TURN_URLS = 'turn:relay.example.org:3478?transport=udp, turns:relay.example.org:5349';
  const urls = ['turn:relay.example.org:3478?transport=udp', 'turns:relay.example.org:5349'];
  const file = join(await temporaryFolder(), 'secret');
  await writeFile(file, 'a secret in a file of its own\n');

  const secret = 'a secret of the two';
  expect(readSettings({ DESKBELL_TURN_URLS, DESKBELL_TURN_SECRET: secret }, project).relay).toEqual({ urls, secret });
  expect(readSettings({ DESKBELL_TURN_URLS, DESKBELL_TURN_SECRET_FILE: file }, project).relay).toEqual({
    urls,
    secret: 'a secret in a file of its own',
  });
});

test.each([
  [{ DESKBELL_TURN_URLS: 'https://relay.example.org', DESKBELL_TURN_SECRET: 'long enough to be one' }, 'TURN_URLS'],
  [{ DESKBELL_TURN_URLS: 'turn:relay.example.org', DESKBELL_TURN_SECRET: 'short' }, 'TURN_SECRET'],
  [{ DESKBELL_TURN_URLS: 'turn:relay.example.org', DESKBELL_TURN_SECRET_FILE: '/nowhere' }, 'TURN_SECRET_FILE'],
])('a relay that cannot be meant is refused by name', (environment, name) => {
  expect(() => readSettings(environment, project)).toThrow(`DESKBELL_${name} has to`);
});
