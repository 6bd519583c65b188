import { EventEmitter } from 'node:events';
import type { App } from 'electron';
import { expect, test } from 'vitest';
import { ticketInArguments, ticketInLink } from './deep-link.ts';
import { listenToLinks } from './listen-to-links.ts';

test.each(['deskbell://ticket/BER-000123-4', 'DESKBELL://ticket/ber-000123-4', 'deskbell://ticket/BER-000123-4/'])(
  '%s names a ticket',
  (link) => {
    expect(ticketInLink(link)).toBe('BER-000123-4');
  },
);

test.each([
  'deskbell://ticket/../settings',
  'deskbell://ticket/BER-000123-4/../../x',
  'deskbell://ticket/BER-000123-4?x=1',
  'deskbell://ticket/BER-000123-4#x',
  'deskbell://ticket/BER%2D000123%2D4',
  'deskbell://settings/BER-000123-4',
  'deskbell:ticket/BER-000123-4',
  'https://ticket/BER-000123-4',
  'deskbell://ticket/<script>',
  'deskbell://ticket/',
  `deskbell://ticket/${'A'.repeat(500)}`,
  '--hub=deskbell://ticket/BER-000123-4',
])('%s names none', (link) => {
  expect(ticketInLink(link)).toBeNull();
});

test('a link is found among the arguments of a start', () => {
  expect(ticketInArguments(['deskbell', '--hub=desk.example.org', 'deskbell://ticket/BER-000123-4'])).toBe(
    'BER-000123-4',
  );
  expect(ticketInArguments(['deskbell', '.'])).toBeNull();
});

function anApp(isPackaged = true) {
  const registered: unknown[] = [];
  const app = Object.assign(new EventEmitter(), {
    isPackaged,
    getAppPath: () => '/opt/deskbell',
    setAsDefaultProtocolClient: (...given: unknown[]) => registered.push(given),
  });
  return { app: app as unknown as App, events: app as EventEmitter, registered };
}

test('a link that started the console is where it begins', () => {
  const { app, registered } = anApp();

  expect(listenToLinks(app, ['deskbell', 'deskbell://ticket/BER-000123-4']).first()).toBe('/find/BER-000123-4');
  expect(listenToLinks(app, ['deskbell']).first()).toBe('/');
  expect(registered[0]).toEqual(['deskbell']);
});

test('a second start shows its ticket in the first, and without a link its window', () => {
  const { app, events } = anApp();
  const shown: string[] = [];
  listenToLinks(app, ['deskbell']).follow((path) => shown.push(path));

  events.emit('second-instance', {}, ['deskbell', 'deskbell://ticket/BER-000123-4']);
  events.emit('second-instance', {}, ['deskbell', 'deskbell://evil/BER-000123-4']);

  expect(shown).toEqual(['/find/BER-000123-4', '/']);
});

test('a link that macOS brings before there is a window is where the console begins', () => {
  const { app, events } = anApp();
  const links = listenToLinks(app, ['deskbell']);
  let isPrevented = false;

  events.emit('open-url', { preventDefault: () => (isPrevented = true) }, 'deskbell://ticket/BER-000123-4');

  expect([isPrevented, links.first()]).toEqual([true, '/find/BER-000123-4']);
});

test('a console that is run from its folder is started with that folder by links', () => {
  const { app, registered } = anApp(false);
  listenToLinks(app, ['electron', '.']);

  expect(registered).toEqual([['deskbell', process.execPath, ['/opt/deskbell']]]);
});
