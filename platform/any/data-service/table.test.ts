import { Fault } from '#contracts/fault.ts';
import { anIncident } from '#domain/incident/incident.fixtures.ts';
import { incidentId } from '#domain/kernel/fields.ts';

import { expect, test } from 'vitest';
import { breakable } from '../../../test/support/breakable-storage.ts';
import { aDeskStorage, everythingIn } from '../../../test/support/desk-storage.ts';
import { openTables } from './open-tables.ts';

async function incidents(storage = aDeskStorage()) {
  const tables = await openTables(storage);
  const instance = tables.readable.get('incident')!;
  const events: string[] = [];
  instance.changeStream().subscribe((bulk) => events.push(...bulk.events.map(({ operation }) => operation)));
  const everything = async () => JSON.stringify(await everythingIn(instance));
  return { table: tables.own.get('incident')!, events, everything };
}

test('what is forgotten leaves no text behind, and after a purge not even its id', async () => {
  const { table, everything } = await incidents();
  await table.write({ put: [anIncident({ summary: 'Payroll of the board leaked' })] });
  expect(await everything()).toContain('Payroll of the board');

  await table.write({ forget: ['incident:1'] });

  expect(await everything()).not.toContain('Payroll');
  expect(await everything()).not.toContain('person:vera');
  expect(await everything()).toContain('incident:1');
  await table.purge();
  expect(await everything()).toBe('[]');
});

test('what was forgotten can come again', async () => {
  const { table, events } = await incidents();
  await table.write({ put: [anIncident()] });
  await table.write({ forget: ['incident:1'] });

  await table.write({ put: [anIncident({ summary: 'Back on the desk' })] });

  expect(await table.all()).toEqual([anIncident({ summary: 'Back on the desk' })]);
  expect(events).toEqual(['INSERT', 'DELETE', 'INSERT']);
});

test('a row that stays as it was wakes nobody', async () => {
  const { table, events } = await incidents();
  await table.write({ put: [anIncident()] });

  await table.write({ put: [anIncident()], forget: ['incident:none'] });

  expect(events).toEqual(['INSERT']);
});

test('all rows are forgotten, however many there are', async () => {
  const { table } = await incidents();
  const many = Array.from({ length: 1_201 }, (_, serial) =>
    anIncident({ id: incidentId.parse(`incident:x${serial}`) }),
  );
  await table.write({ put: many });
  expect(await table.all()).toHaveLength(1_201);

  await table.forgetAll();

  expect(await table.all()).toEqual([]);
});

test('a damaged database is reported as such', async () => {
  const inner = aDeskStorage();
  const { table } = await incidents({
    ...inner,
    createStorageInstance: async (params) => {
      const instance = await inner.createStorageInstance(params);
      instance.findDocumentsById = () => Promise.reject(new Fault('storage.damaged', 'The file is damaged.'));
      return instance;
    },
  });

  await expect(table.find(['incident:1'])).rejects.toMatchObject({ code: 'storage.damaged' });
});

test('a storage that does not take a write is a fault, not silence', async () => {
  const broken = breakable(aDeskStorage());
  const { table } = await incidents(broken.storage);
  broken.breakAfter(0);

  await expect(table.write({ put: [anIncident()] })).rejects.toMatchObject({
    code: 'storage.failed',
    details: { collection: 'incident' },
  });
});
