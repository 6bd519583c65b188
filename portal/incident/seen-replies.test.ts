import { epochMs } from '#domain/kernel/fields.ts';
import { firstValueFrom } from 'rxjs';
import { expect, test } from 'vitest';
import { createKeptStorage } from '../app/kept-storage.ts';
import { anIncidentId, aWebStorage, vera } from '../draft/draft.fixtures.ts';
import { createSeenReplyStore, isUnread } from './seen-replies.ts';

const answered = { id: anIncidentId(7), state: 'in-progress', answeredAtMs: epochMs.parse(5_000) } as const;

test('an answer is new until it was seen, and a later one is new again', async () => {
  const store = createSeenReplyStore(createKeptStorage(aWebStorage()), vera);
  expect(isUnread(answered, await firstValueFrom(store.seen$))).toBe(true);

  store.mark(answered);

  const seen = await firstValueFrom(store.seen$);
  expect(isUnread(answered, seen)).toBe(false);
  expect(isUnread({ ...answered, answeredAtMs: epochMs.parse(6_000) }, seen)).toBe(true);
});

test('nothing is new where nobody answered, or where all is finished', () => {
  expect(isUnread({ ...answered, answeredAtMs: null }, {})).toBe(false);
  expect(isUnread({ ...answered, state: 'closed' }, {})).toBe(false);
});

test('what was seen stays seen after a reload', async () => {
  const storage = createKeptStorage(aWebStorage());
  createSeenReplyStore(storage, vera).mark(answered);

  const seen = await firstValueFrom(createSeenReplyStore(storage, vera).seen$);

  expect(isUnread(answered, seen)).toBe(false);
});

test('marks do not pile up for ever: the oldest give way', async () => {
  const store = createSeenReplyStore(createKeptStorage(aWebStorage()), vera);
  for (let serial = 1; serial <= 250; serial += 1) {
    store.mark({ id: anIncidentId(serial), answeredAtMs: epochMs.parse(serial) });
  }

  const seen = await firstValueFrom(store.seen$);

  expect(Object.keys(seen)).toHaveLength(200);
  expect(seen).toHaveProperty('incident:250');
});
