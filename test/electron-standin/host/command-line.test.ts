import { expect, test } from 'vitest';
import { readCommandLine } from './command-line.ts';

test("reads what Playwright's Electron driver writes", () => {
  const commandLine = readCommandLine([
    '-r',
    '/lib/loader.js',
    '--no-sandbox',
    '--inspect=0',
    '--remote-debugging-port=0',
    '--user-data-dir=/tmp/profile',
    'dist/app',
    '--hub=http://127.0.0.1:8080',
    'deskbell://ticket/INC1',
  ]);

  expect(commandLine).toEqual({
    preloads: ['/lib/loader.js'],
    inspect: { host: '127.0.0.1', port: 0, waitsForDebugger: false },
    appTarget: 'dist/app',
    switches: new Map([
      ['no-sandbox', ''],
      ['remote-debugging-port', '0'],
      ['user-data-dir', '/tmp/profile'],
      ['hub', 'http://127.0.0.1:8080'],
    ]),
  });
});

test('what stands behind the app is its own, even if it looks like an option of Electron', () => {
  expect(readCommandLine(['.', '-r', 'x.js']).preloads).toEqual([]);
});

test.each([
  ['--inspect', { host: '127.0.0.1', port: 9229, waitsForDebugger: false }],
  ['--inspect=9230', { host: '127.0.0.1', port: 9230, waitsForDebugger: false }],
  ['--inspect-brk=0.0.0.0:1', { host: '0.0.0.0', port: 1, waitsForDebugger: true }],
])('reads where %s listens', (argument, inspect) => {
  expect(readCommandLine([argument]).inspect).toEqual(inspect);
});

test('a command line without an app names none', () => {
  expect(readCommandLine(['--password-store=basic'])).toMatchObject({ appTarget: null, inspect: null });
});
