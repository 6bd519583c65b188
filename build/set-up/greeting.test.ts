import { expect, test } from 'vitest';
import type { Started } from './greeting.ts';
import { greeting } from './greeting.ts';

const mira = { name: 'Mira Castellano', role: 'administrator', login: 'mira', password: 'S3S-GE6' } as const;
const vera = { name: 'Vera Lindqvist', role: 'requester', login: 'vera.lindqvist', password: 'BKR-6TJ' } as const;

function aStart(over: Partial<Started> = {}): Started {
  return {
    hub: { origin: 'http://127.0.0.1:4680', setUpToken: null },
    places: { firstSignIn: '/nowhere/first-sign-in.txt' },
    signIns: [],
    hasHelper: false,
    shownIn: null,
    ...over,
  };
}

test('where to look stands first, whatever else there is to say', () => {
  expect(greeting(aStart())).toContain('http://127.0.0.1:4680/\n');
  expect(greeting(aStart())).toContain('http://127.0.0.1:4680/portal/');
  expect(greeting(aStart({ shownIn: 'browser' }))).toContain('your browser opens it');
  expect(greeting(aStart({ shownIn: 'electron' }))).toContain('the console opens in a window.\n');
});

test('a window over the stand-in is not passed off as Electron', () => {
  expect(greeting(aStart({ shownIn: 'stand-in' }))).toMatch(/Electron itself is not installed.*\n.*stands in/);
});

test('accounts that were just made are shown in columns, with the file that keeps them', () => {
  const said = greeting(aStart({ signIns: [mira, vera] }));

  expect(said).toContain('  administrator  Mira Castellano  mira            S3S-GE6\n');
  expect(said).toContain('  requester      Vera Lindqvist   vera.lindqvist  BKR-6TJ\n');
  expect(said).toContain('They are kept in /nowhere/first-sign-in.txt.');
});

test('a hub without an administrator shows its token, and nothing else of accounts', () => {
  const hub = { origin: 'http://127.0.0.1:4680', setUpToken: 'E2K14VGL91' };

  expect(greeting(aStart({ hub }))).toContain('\n  E2K14VGL91\n');
});

test('the helper is named only where one runs', () => {
  expect(greeting(aStart({ hasHelper: true }))).toContain('The helper on this machine');
  expect(greeting(aStart())).not.toContain('helper');
});
