import { loginName } from '#domain/workforce/person.record.ts';
import { expect, test } from 'vitest';
import { suggestedLogin } from './suggested-login.ts';

test.each([
  ['Karl-Heinz Müller', 'karl-heinz.muller'],
  ['Vera von und zu Lindqvist', 'vera.lindqvist'],
  ['Łukasz', 'lukasz'],
  ['王 小明', ''],
])('%s signs in as %j', (name, login) => {
  expect(suggestedLogin(name)).toBe(login);
});

test('what is suggested can be taken as it stands', () => {
  expect(loginName.safeParse(suggestedLogin(`-${'Å'.repeat(200)} O’Neill-`)).success).toBe(true);
});
