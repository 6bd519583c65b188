import { personId } from '#domain/kernel/fields.ts';
import { anAgentPrincipal } from '#domain/kernel/kernel.fixtures.ts';
import { aPerson } from '#domain/workforce/workforce.fixtures.ts';
import { createSqliteStorage } from '#platform/any/sqlite-storage/create-sqlite-storage.ts';
import { openNodeSqlite } from '#platform/node/node-sqlite-driver.ts';
import { expect, onTestFinished, test } from 'vitest';
import { startDeskInNode } from '../../test/support/desk-in-node.ts';
import { aMemoryStorage } from '../../test/support/memory-storage.ts';
import { searchInMemory } from '../../test/support/searched-desk.ts';
import { createCable } from '../../test/support/small-hub-link.ts';
import { createSmallHub } from '../../test/support/small-hub.ts';
import { watchByAddress } from './workforce-repository.ts';

const onSqlite = () => createSqliteStorage({ openDatabase: () => openNodeSqlite(':memory:') });
const desks = [
  ['with an index', { storage: onSqlite, searchDatabase: searchInMemory }],
  ['without one', { storage: onSqlite }],
  ['without SQLite', { storage: aMemoryStorage }],
] as const;

test.each(desks)('whoever has an address is found as soon as they are received (%s)', async (_, given) => {
  const hub = createSmallHub({ nowMs: () => Date.now() });
  hub.addLogin('mira', { principal: anAgentPrincipal(), name: 'Mira' });
  hub.seed([aPerson({ id: personId.parse('person:tom'), name: 'Tom Vera', emails: ['tom@vera.example'] })]);
  const { storage, ...others } = given;
  const node = await startDeskInNode({ hub: createCable(hub, () => Date.now()).link, storage: storage(), ...others });
  onTestFinished(() => node.stop());
  const desk = await node.openWindow();
  expect(await desk.signIn('mira', 'right')).toEqual({ ok: true, value: null });
  const found: string[][] = [];
  const watching = watchByAddress(desk, 'Vera.Lindqvist@Example.org').subscribe((people) =>
    found.push(people.map(({ id }) => id)),
  );
  await expect.poll(() => found.at(-1)).toEqual([]);

  hub.seed([aPerson({ name: 'Somebody else', emails: ['other@example.org', 'vera.lindqvist@example.org'] })]);

  await expect.poll(() => found.at(-1)).toEqual(['person:vera']);
  watching.unsubscribe();
});
