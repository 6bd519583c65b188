import { epochMs } from '#domain/kernel/fields.ts';
import { anAgentPrincipal } from '#domain/kernel/kernel.fixtures.ts';
import { expect, test } from 'vitest';
import { aDeskStorage } from '../../../test/support/desk-storage.ts';
import type { KeptSession, TokenVault } from './keep.ts';
import { openKeep } from './keep.ts';
import { openTables } from './open-tables.ts';
import { sessionProblem } from './session-rules.ts';

test('what is noted is there again after a restart, and the installation keeps its name', async () => {
  const storage = aDeskStorage();
  const first = await openKeep((await openTables(storage)).keep, () => 'client:a');
  expect(first.get('cursor')).toBeNull();
  await first.set({ cursor: { place: 7, scopes: 'desk' }, isWhole: true });

  const second = await openKeep((await openTables(storage)).keep, () => 'client:b');

  expect(second.get('client')).toBe('client:a');
  expect(second.get('cursor')).toEqual({ place: 7, scopes: 'desk' });
  expect(second.get('isWhole')).toBe(true);
});

test('a note of another version that cannot be read is as if it had not been made', async () => {
  const { keep } = await openTables(aDeskStorage());
  await keep.write({
    put: [
      { id: 'cursor', value: 'at the end' },
      { id: 'a-note-of-tomorrow', value: 1 },
    ],
  });

  const opened = await openKeep(keep, () => 'client:a');

  expect(opened.get('cursor')).toBeNull();
  expect((await keep.find(['a-note-of-tomorrow'])).size).toBe(1);
});

test('a session that cannot be read stops the desk, because commands may wait under it', async () => {
  const { keep } = await openTables(aDeskStorage());
  await keep.write({ put: [{ id: 'session', value: { principal: { kind: 'robot' } } }] });

  await expect(openKeep(keep, () => 'client:a')).rejects.toMatchObject({ code: 'storage.failed' });
});

const aSession: KeptSession = {
  principal: anAgentPrincipal(),
  name: 'Mira',
  token: 'token-of-mira',
  offlineUntilMs: epochMs.parse(9_000),
};

/** A key store that turns words around. */
const turning: TokenVault = {
  seal: async (token) => token.split('').toReversed().join(''),
  open: async (sealed) => sealed.split('').toReversed().join(''),
};

test('with a vault, the storage never holds the token; it is at hand again after a restart', async () => {
  const storage = aDeskStorage();
  const { keep } = await openTables(storage);
  const first = await openKeep(keep, () => 'client:a', turning);
  await first.set({ session: aSession });

  expect(JSON.stringify(await keep.all())).not.toContain('token-of-mira');
  const second = await openKeep(keep, () => 'client:a', turning);

  expect(second.get('session')).toEqual(aSession);
});

test('where the vault has no safe place the token lasts for this start, and the desk for the next', async () => {
  const { keep } = await openTables(aDeskStorage());
  const unsafe: TokenVault = { seal: async () => null, open: async () => null };
  const first = await openKeep(keep, () => 'client:a', unsafe);
  await first.set({ session: aSession });
  // As after a write that failed: what is stored is read anew.
  await first.load();

  expect(first.get('session')).toEqual(aSession);
  expect(JSON.stringify(await keep.all())).not.toContain('token-of-mira');
  const second = await openKeep(keep, () => 'client:a', unsafe);

  expect(second.get('session')).toEqual({ ...aSession, token: null, isTokenLost: true });
  expect(sessionProblem(second.get('session'), 8_000)).toBeNull();
});

test('a token that was sealed on another computer is lost, and the desk is not', async () => {
  const { keep } = await openTables(aDeskStorage());
  await (await openKeep(keep, () => 'client:a', turning)).set({ session: aSession });

  const elsewhere = await openKeep(keep, () => 'client:a', { ...turning, open: async () => null });

  expect(elsewhere.get('session')).toMatchObject({ token: null, isTokenLost: true });
});

test('a session that the hub ended is ended with a vault as without', async () => {
  const { keep } = await openTables(aDeskStorage());
  const first = await openKeep(keep, () => 'client:a', turning);
  await first.set({ session: { ...aSession, token: null } });

  const second = await openKeep(keep, () => 'client:a', turning);

  expect(sessionProblem(second.get('session'), 8_000)).toBe('session.ended');
});
