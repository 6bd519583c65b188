import { expect, test } from 'vitest';
import { anAgentPrincipal, vera, verasDevice } from './kernel.fixtures.ts';
import { principal, scope, scopesOf } from './principal.ts';

test('an agent sees the desk, people see what is theirs, a device that and its person’s, and all what is for everyone', () => {
  expect(scopesOf(anAgentPrincipal())).toEqual(['desk', 'everyone', 'person:mira']);
  expect(scopesOf(vera)).toEqual(['everyone', 'person:vera']);
  expect(scopesOf(verasDevice)).toEqual(['device:nb0142', 'everyone', 'person:vera']);
  expect(scopesOf({ ...verasDevice, person: null })).toEqual(['device:nb0142', 'everyone']);
});

test('scopes come in ascending order and are well formed, so that equal sets compare equal', () => {
  for (const reader of [anAgentPrincipal(), vera, verasDevice]) {
    const scopes = scopesOf(reader);
    expect(scopes).toEqual(scopes.toSorted());
    expect(scopes.every((name) => scope.safeParse(name).success)).toBe(true);
  }
});

test('a principal with a field that nobody defined is refused', () => {
  expect(principal.safeParse({ ...vera, role: 'administrator' }).success).toBe(false);
});
