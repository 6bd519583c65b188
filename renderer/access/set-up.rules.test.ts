import { describe, expect, test } from 'vitest';
import type { SetUpValues } from './set-up.rules.ts';
import { exampleNumber, mistakeIn, setUpInputOf, setUpSteps, siteCodeFor } from './set-up.rules.ts';

const values: SetUpValues = {
  token: ' abc ',
  organisation: 'Nordlicht',
  siteName: 'Berlin',
  siteCode: 'BER',
  zone: 'Europe/Berlin',
  name: 'Mira Solberg',
  login: 'mira',
  email: '',
  password: 'a long sentence',
};

describe('the set-up of a desk', () => {
  test('takes what is complete, without an e-mail too', () => {
    expect(setUpSteps.flat().filter((field) => mistakeIn(values, field) !== null)).toEqual([]);
    expect(setUpInputOf(values).administrator.email).toBeNull();
    expect(setUpInputOf(values).token).toBe('abc');
  });

  test.each([
    [{ token: ' ' }, 'token', 'required'],
    [{ organisation: '' }, 'organisation', 'required'],
    [{ siteCode: 'B1' }, 'siteCode', 'code'],
    [{ zone: 'Mars/Base' }, 'zone', 'required'],
    [{ login: 'Mira Solberg' }, 'login', 'login'],
    [{ email: 'mira@' }, 'email', 'email'],
    [{ password: 'short' }, 'password', 'password'],
  ] as const)('%j is marked at %s as %s', (over, field, mistake) => {
    expect(mistakeIn({ ...values, ...over }, field)).toBe(mistake);
  });

  test.each([
    ['Berlin', 'BER'],
    ['Århus havn', 'ARH'],
    ['1', ''],
  ])('%s is proposed the code %j', (name, code) => {
    expect(siteCodeFor(name)).toBe(code);
  });

  test('shows how a ticket number will look, also while the code is not yet one', () => {
    expect(exampleNumber('KAS')).toMatch(/^KAS-000142-/);
    expect(exampleNumber('K')).toMatch(/^BER-000142-/);
  });
});
