import type { TicketNumber } from '#domain/incident/incident.record.ts';
import { readSelfGivenNumber, readTicketNumber } from '#domain/incident/ticket-number.rules.ts';
import type { Keep, Lease } from '#platform/any/data-service/keep.ts';
import { createNumbers } from '#platform/any/data-service/numbers.ts';
import type { NumberPorts } from '#platform/any/data-service/numbers.ts';
import { newCommandId } from '#platform/any/new-id.ts';
import type { DeskStatus } from '#contracts/desk-port.ts';
import { ok } from '#domain/kernel/result.ts';
import { expect, test } from 'vitest';
import { leaseNumbers, markUsed } from '../../hub/incident/ticket-numbers.ts';
import type { Store } from '../../hub/store/store.ts';
import { sqliteUnderTest } from '../support/fresh-store.ts';

const CONSOLES = 50;
const CALLS = 500;

/** The numbers of one console: the product's own, over notes in memory and leases of a real hub's store. */
function numbersOf(store: Store, device: string) {
  let lease: Lease = { blocks: [], blockSize: 0 };
  const notes = { client: device, session: { principal: { kind: 'agent' } } };
  let link: DeskStatus['link'] = 'online';
  const keep = {
    get: (name: string) => (name === 'lease' ? lease : Reflect.get(notes, name)),
    set: async (changed: { lease: Lease }) => {
      lease = changed.lease;
    },
  } as unknown as Keep;
  const copy = { keep } as unknown as NumberPorts['copy'];
  const ask = async () => {
    const leased = await store.transaction((tx) => leaseNumbers(tx, { siteCode: 'BER', device, nowMs: 1 }));
    return ok(leased) as never;
  };
  const change: NumberPorts['change'] = (act) => act(copy);
  const ports = { copy, change, hub: { ask }, token: () => 'token', newId: newCommandId };
  return {
    ...createNumbers({
      ...ports,
      status: { now: () => ({ link }) as DeskStatus },
      signal: new AbortController().signal,
    }),
    cutOff: () => {
      link = 'offline';
    },
  };
}

test('NUM-1: fifty consoles log five hundred calls each offline: each number is final, none is given twice', async () => {
  const { store } = await sqliteUnderTest.open();
  const given: (TicketNumber | null)[] = [];
  for (let index = 0; index < CONSOLES; index += 1) {
    const numbers = numbersOf(store, `client:c${index}`);
    await numbers.renewIfLow();
    numbers.cutOff();
    for (let call = 0; call < CALLS; call += 1) given.push(await numbers.take());
  }
  const final = given.filter((number) => number !== null);
  // The hub takes each once; two that are the same would not be stored.
  await store.transaction(async (tx) => {
    for (const [serial, number] of final.entries()) await markUsed(tx, number, `incident:${serial}`);
  });

  // A lease is 200 numbers; the others each console gave by itself.
  expect(final).toHaveLength(CONSOLES * CALLS);
  expect(final.filter((number) => readTicketNumber(number) !== null)).toHaveLength(CONSOLES * 200);
  expect(final.filter((number) => readSelfGivenNumber(number) === number)).toHaveLength(CONSOLES * 300);
  expect(new Set(final).size).toBe(CONSOLES * CALLS);
}, 60_000);

test('NUM-1: leased numbers that nobody used are accounted for, and never given again', async () => {
  const { store } = await sqliteUnderTest.open();
  const numbers = numbersOf(store, 'client:a');
  await numbers.renewIfLow();
  const used = (await numbers.take())!;
  await store.transaction((tx) => markUsed(tx, used, 'incident:1'));

  const next = await store.transaction((tx) => leaseNumbers(tx, { siteCode: 'BER', device: 'client:b', nowMs: 2 }));
  const leases = await store.database.selectFrom('number_lease').selectAll().orderBy('first').execute();
  const usedRows = await store.database.selectFrom('used_number').selectAll().execute();

  expect(next.first).toBe(201);
  expect(leases).toMatchObject([
    { device: 'client:a', first: 1, last: 200 },
    { device: 'client:b', first: 201, last: 400 },
  ]);
  expect(usedRows).toEqual([{ number: used, incident: 'incident:1' }]);
});
