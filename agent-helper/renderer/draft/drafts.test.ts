import { incidentId } from '#domain/kernel/fields.ts';
import { expect, test } from 'vitest';
import { draftKeys } from './draft-keys.ts';
import { openDrafts } from './drafts.ts';
import { unsentPlaces } from './unsent.rules.ts';

function aStorage(entries: Readonly<Record<string, string>> = {}): Storage {
  const kept = new Map(Object.entries(entries));
  return {
    get length() {
      return kept.size;
    },
    key: (index) => [...kept.keys()][index] ?? null,
    getItem: (name) => kept.get(name) ?? null,
    setItem: (name, text) => void kept.set(name, text),
    removeItem: (name) => void kept.delete(name),
    clear: () => kept.clear(),
  };
}

function saidOf(storage: Storage) {
  const drafts = openDrafts(storage);
  const said: (readonly string[])[] = [];
  drafts.said$.subscribe((keys) => said.push(keys));
  return { drafts, now: () => said.at(-1) };
}

const ticket = (name: string) => incidentId.parse(`incident:${name}`);

test('a draft says something from its first letter or choice until it is sent; space says nothing', () => {
  const { drafts, now } = saidOf(aStorage());
  expect(now()).toEqual([]);

  drafts.keep('report', { words: ' \n', since: '', effect: null });
  expect(now()).toEqual([]);
  drafts.keep('report', { words: '', since: '', effect: 'user-blocked' });
  expect(now()).toEqual(['report']);
  drafts.keep('report', null);
  expect(now()).toEqual([]);
});

test('what was typed before a restart is there, and what cannot be read is not (DRAFT-1)', () => {
  const storage = aStorage({ 'deskbell.helper.draft.torn': '{"wor', 'another.app': '"text"' });
  openDrafts(storage).keep('report', { words: 'No sound' });

  const { drafts, now } = saidOf(storage);

  expect(now()).toEqual(['report']);
  expect(drafts.read('report')).toEqual({ words: 'No sound' });
  expect(drafts.read('torn')).toBeNull();
});

test('pictures count while they are there, though they are not kept', () => {
  const storage = aStorage();
  const { drafts, now } = saidOf(storage);

  const over = drafts.hold(draftKeys.pictures);
  expect(now()).toEqual(['report.pictures']);
  expect(storage.length).toBe(0);
  over();
  expect(now()).toEqual([]);
});

test('unsent is what can still be found and sent: not a search, and no words for a ticket that takes none', () => {
  const tickets = [
    { id: ticket('1'), state: 'in-progress' },
    { id: ticket('2'), state: 'resolved' },
    { id: ticket('3'), state: 'closed' },
  ] as const;
  const { search, hub, report, pictures, reply, reopen } = draftKeys;
  const placesOf = (...said: readonly string[]) => unsentPlaces(said, tickets);

  expect(placesOf(search, hub, reply(ticket('3')), reopen(ticket('1')), reply(ticket('9')))).toEqual([]);
  expect(placesOf(pictures)).toEqual([{ place: 'report' }]);
  expect(placesOf(report, pictures, reply(ticket('1')), reopen(ticket('2')))).toEqual([
    { place: 'report' },
    { place: 'ticket', ticket: ticket('1') },
    { place: 'ticket', ticket: ticket('2') },
  ]);
});
