import { expect, test } from 'vitest';
import { aMemoryStorage } from '../../../test/support/memory-storage.ts';
import { openKeep } from './keep.ts';
import { openTables } from './open-tables.ts';

test('what is noted is there again after a restart, and the installation keeps its name', async () => {
  const storage = aMemoryStorage();
  const first = await openKeep((await openTables(storage)).keep, () => 'client:a');
  expect(first.get('cursor')).toBeNull();
  await first.set({ cursor: { place: 7, scopes: 'desk' }, isWhole: true });

  const second = await openKeep((await openTables(storage)).keep, () => 'client:b');

  expect(second.get('client')).toBe('client:a');
  expect(second.get('cursor')).toEqual({ place: 7, scopes: 'desk' });
  expect(second.get('isWhole')).toBe(true);
});

test('a note of another version that cannot be read is as if it had not been made', async () => {
  const { keep } = await openTables(aMemoryStorage());
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
  const { keep } = await openTables(aMemoryStorage());
  await keep.write({ put: [{ id: 'session', value: { principal: { kind: 'robot' } } }] });

  await expect(openKeep(keep, () => 'client:a')).rejects.toMatchObject({ code: 'storage.failed' });
});
