import type { SearchCondition } from '#contracts/search.ts';
import { anIncident } from '#domain/incident/incident.fixtures.ts';
import { aDevice } from '#domain/inventory/inventory.fixtures.ts';
import { epochMs, incidentId, personId } from '#domain/kernel/fields.ts';
import { journalLineSchema } from '#domain/kernel/journal.ts';
import { aPerson } from '#domain/workforce/workforce.fixtures.ts';
import { expect, test } from 'vitest';
import { aMemoryStorage } from '../../../test/support/memory-storage.ts';
import { aQuestion, aSearchedDesk } from '../../../test/support/searched-desk.ts';
import { letOthersRun } from '../data-service/let-others-run.ts';

function ticket(serial: number, summary: string, over: Parameters<typeof anIncident>[0] = {}) {
  const id = incidentId.parse(`incident:${serial}`);
  const requester = personId.parse('person:nobody');
  return anIncident({ id, summary, requester, device: null, changedAtMs: epochMs.parse(1_000 + serial), ...over });
}

const quincunx = journalLineSchema.parse({
  id: 'journal:1',
  name: 'incident.noted',
  target: 'incident:1',
  actor: 'agent:mira',
  device: 'client:a',
  input: { text: 'The quincunx blinks.' },
  changed: {},
  audience: 'desk',
  occurredAtMs: 1_001,
  receivedAtMs: 1_001,
});

test('a storage without an index looks up names, numbers and open tickets, and says so', async () => {
  const desk = await aSearchedDesk({ database: undefined });
  await desk.put(aPerson(), aDevice(), ticket(1, 'Printer jams'), ticket(2, 'Printer', { state: 'closed' }));
  expect(await desk.ids('print')).toEqual(['incident:1']);
  expect(await desk.ids(aPerson().name.slice(0, 3).toLowerCase())).toEqual(['person:vera']);
  expect(await desk.ids('nb-0')).toEqual(['device:nb0142']);
  expect((await desk.answer('nb-0')).state.index).toBe('absent');
});

test('while the desk comes in, names, numbers and open tickets are looked up, and it says that more is to come', async () => {
  const first = { isBusy: true };
  const desk = await aSearchedDesk({ isBusy: () => first.isBusy });
  await desk.put(ticket(1, 'Printer jams'), quincunx);
  const found = async (text: string) => {
    const { hits, state } = await desk.search.find(aQuestion(text));
    return [hits.map(({ id }) => id), state.index];
  };
  expect(await found('printer')).toEqual([['incident:1'], 'building']);
  expect(await found('quincunx')).toEqual([[], 'building']);

  first.isBusy = false;
  desk.search.wake();

  expect(await desk.ids('quincunx')).toEqual(['incident:1']);
  expect(desk.faults).toEqual([]);
});

test.each(['SQLite', 'no SQLite'])(
  'before there is an index, whoever has an e-mail address is found by it (%s)',
  async (what) => {
    const storage = what === 'SQLite' ? {} : { storage: aMemoryStorage() };
    const desk = await aSearchedDesk({ ...storage, isBusy: () => true });
    await desk.put(
      aPerson({ emails: ['vera@example.org', 'v.lindqvist@example.org'] }),
      aPerson({ id: personId.parse('person:tom'), name: 'Tom', emails: ['tom@example.org'] }),
    );
    const found = async (text: string) => (await desk.search.find(aQuestion(text))).hits.map(({ id }) => id);

    expect(await found(' V.Lindqvist@Example.org ')).toEqual(['person:vera']);
    expect(await found('vera@example.com')).toEqual([]);
  },
);

test('what is not indexed yet stands beside what is, the latest first, and nothing twice', async () => {
  const held = Promise.withResolvers<void>();
  const lull = { isHeld: false };
  const desk = await aSearchedDesk({ untilLull: () => (lull.isHeld ? held.promise : letOthersRun()) });
  const p1 = { facet: 'priority', values: ['p1'], isNegated: false } satisfies SearchCondition;
  await desk.put(ticket(1, 'Toner'), ticket(5, 'Toner'), aPerson({ name: 'Vera Lindqvist' }));
  expect(await desk.ids('toner')).toEqual(['incident:5', 'incident:1']);
  lull.isHeld = true;
  await desk.put(
    ticket(1, 'Toner again'),
    ticket(3, 'Toner'),
    ticket(6, 'Toner', { priority: 'p1' }),
    ticket(7, 'Paper'),
    aPerson({ id: personId.parse('person:new'), name: 'Vera Newcomer' }),
  );
  const found = async (text: string, over: Parameters<typeof aQuestion>[1] = {}) =>
    (await desk.search.find(aQuestion(text, over))).hits.map(({ id }) => id);

  expect(await found('toner')).toEqual(['incident:6', 'incident:5', 'incident:3', 'incident:1']);
  expect(await found('toner', { where: [p1] })).toEqual(['incident:6']);
  expect(await found('toner', { kinds: ['incident'], limit: 3 })).toEqual(['incident:6', 'incident:5', 'incident:1']);
  expect(await found('vera')).toEqual(['person:vera', 'person:new']);

  lull.isHeld = false;
  held.resolve();
  expect(await desk.ids('again')).toEqual(['incident:1']);
});
