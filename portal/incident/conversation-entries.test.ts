import type { PortalEntry } from '#contracts/api/portal-api.ts';
import { epochMs } from '#domain/kernel/fields.ts';
import { anAttachment } from '#domain/kernel/kernel.fixtures.ts';
import { expect, test } from 'vitest';
import { conversationOf, lastSolvedAtMs } from './conversation-entries.ts';

function anEntry(name: string, atMs: number, over: Partial<PortalEntry> = {}): PortalEntry {
  const said = { author: 'Mira', isOwn: false, text: null, files: [] };
  return { id: `journal:${atMs}`, name, ...said, atMs: epochMs.parse(atMs), ...over };
}

test('a conversation begins with the first thing said', () => {
  const entries = [anEntry('incident.replied', 2_000, { text: 'Hello' }), anEntry('incident.logged', 1_000)];

  expect(conversationOf(entries).map(({ happened }) => happened)).toEqual(['entry.incident.logged', null]);
});

test('what the person did themselves is said to them', () => {
  const [reopened] = conversationOf([anEntry('incident.reopened', 1_000, { isOwn: true, text: 'It is back' })]);

  expect(reopened).toMatchObject({ happened: 'entry.incident.reopened.own', text: 'It is back' });
});

test('what neither says nor means anything to the person is left out', () => {
  expect(conversationOf([anEntry('incident.categorised', 1_000)])).toEqual([]);
});

test('files say something without any words', () => {
  const files = [anAttachment()];

  expect(conversationOf([anEntry('incident.attached', 1_000, { files })])).toMatchObject([{ happened: null, files }]);
});

test('a kind of entry this portal does not know is shown when somebody said something with it', () => {
  expect(conversationOf([anEntry('incident.sang', 1_000, { text: 'La la' })])).toMatchObject([{ text: 'La la' }]);
});

test('the time to reopen is counted from the last time it was solved', () => {
  const solved = [anEntry('incident.resolved', 5_000), anEntry('incident.resolved', 1_000)];

  expect(lastSolvedAtMs(solved)).toBe(5_000);
  expect(lastSolvedAtMs([anEntry('incident.logged', 1_000)])).toBeNull();
});
