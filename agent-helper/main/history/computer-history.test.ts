import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { DeviceEntry } from '#contracts/api/helper-api.ts';
import { epochMs, incidentId } from '#domain/kernel/fields.ts';
import { ok, refuse } from '#domain/kernel/result.ts';
import { temporaryFolder } from '../../../test/support/temporary-folder.ts';
import type { HubLink } from '../hub-link/hub-link.ts';
import { wordsIn } from '../words/say.ts';
import type { ComputerRecord } from './computer-history.ts';
import { historyOf, readHubHistory } from './computer-history.ts';
import { openKeptLooks } from './kept-looks.ts';

const { signal } = new AbortController();
const memory = (gibibytes: number) => ({ totalBytes: gibibytes * 2 ** 30, modules: [] });

function anEntry(over: Partial<DeviceEntry>): DeviceEntry {
  return {
    id: 'journal:1',
    name: 'device.enrolled',
    author: 'Lindenhof Clinic',
    isByHelper: false,
    atMs: epochMs.parse(1_000),
    sections: [],
    personName: 'Vera Lindqvist',
    ...over,
  };
}

const empty: ComputerRecord = { hub: [], looks: [], problems: [], helped: [], enrolledAtMs: 1_000 };

test('everything that was done stands in it, the newest first', () => {
  const record: ComputerRecord = {
    ...empty,
    hub: [
      anEntry({ id: 'journal:2', name: 'device.allocated', author: 'Mira Sandoval', atMs: epochMs.parse(4_000) }),
      anEntry({}),
    ],
    looks: [{ atMs: epochMs.parse(2_000), before: {}, after: { memory: memory(8) } }],
    problems: [
      {
        id: incidentId.parse('incident:1'),
        number: null,
        state: 'logged',
        summary: 'No sound',
        reportedAtMs: epochMs.parse(3_000),
      },
    ],
  };

  expect(historyOf(record, wordsIn('en'))).toMatchObject([
    { kind: 'given', author: 'Mira Sandoval', about: 'Vera Lindqvist' },
    { kind: 'reported', about: 'No sound' },
    { kind: 'inventory', changes: ['Memory'] },
    { kind: 'enrolled', about: 'Vera Lindqvist' },
  ]);
});

test('what changed is told as it was and as it is, in the language that was asked for', () => {
  const looks = [{ atMs: epochMs.parse(2_000), before: { memory: memory(8) }, after: { memory: memory(16) } }];

  expect(historyOf({ ...empty, looks }, wordsIn('en'))[0]?.changes).toEqual([
    'Memory, before: in all: 8 GiB',
    'Memory, now: in all: 16 GiB',
  ]);
  expect(historyOf({ ...empty, looks }, wordsIn('de'))[0]?.changes[0]).toContain('Arbeitsspeicher, vorher:');
});

test('before the hub could be asked, the helper itself remembers that it was enrolled', () => {
  expect(historyOf(empty, wordsIn('en'))).toMatchObject([{ kind: 'enrolled', atMs: 1_000, author: null, about: null }]);
});

test('what the hub told is read again while it is away', async () => {
  const path = join(await temporaryFolder(), 'history.json');
  const link = (answer: unknown) => ({ ask: async () => answer }) as unknown as Pick<HubLink, 'ask'>;
  await readHubHistory(path, link(ok([anEntry({})])), 5_000, signal);

  expect(await readHubHistory(path, link(refuse({ code: 'hub.unreachable' })), 6_000, signal)).toEqual([anEntry({})]);
});

test('a look that found nothing new leaves no trace', async () => {
  const looks = openKeptLooks(await temporaryFolder());

  await looks.note({ before: {}, after: {} }, 1_000);
  await looks.note({ before: {}, after: { memory: memory(8) } }, 2_000);

  expect(await looks.list()).toMatchObject([{ atMs: 2_000 }]);
});
