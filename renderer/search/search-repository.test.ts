import { anIncident } from '#domain/incident/incident.fixtures.ts';
import { aDevice } from '#domain/inventory/inventory.fixtures.ts';
import { aPerson } from '#domain/workforce/workforce.fixtures.ts';
import { openNodeSqlite } from '#platform/node/node-sqlite-driver.ts';
import { createSqliteStorage } from '#platform/any/sqlite-storage/create-sqlite-storage.ts';
import { filter, firstValueFrom } from 'rxjs';
import { expect, onTestFinished, test } from 'vitest';
import { anAgentPrincipal } from '#domain/kernel/kernel.fixtures.ts';
import { startDeskInNode } from '../../test/support/desk-in-node.ts';
import { searchInMemory } from '../../test/support/searched-desk.ts';
import { createCable } from '../../test/support/small-hub-link.ts';
import { createSmallHub } from '../../test/support/small-hub.ts';
import { watchPeopleMeant } from '../workforce/workforce-repository.ts';
import { questionFor, watchFoundRows } from './search-repository.ts';

/** A window on a desk with one ticket of Vera's, about her device. */
async function aWindow() {
  const hub = createSmallHub({ nowMs: () => Date.now() });
  hub.addLogin('mira', { principal: anAgentPrincipal(), name: 'Mira' });
  hub.seed([aPerson(), aDevice(), anIncident({ requester: aPerson().id, device: aDevice().id })]);
  const node = await startDeskInNode({
    hub: createCable(hub, () => Date.now()).link,
    storage: createSqliteStorage({ openDatabase: () => openNodeSqlite(':memory:') }),
    searchDatabase: searchInMemory,
  });
  onTestFinished(() => node.stop());
  const desk = await node.openWindow();
  expect(await desk.signIn('mira', 'right')).toEqual({ ok: true, value: null });
  return desk;
}

test('a window sees what is found, record by record, as soon as it can be', async () => {
  const desk = await aWindow();
  const found$ = watchFoundRows(desk, 'incident', questionFor(['incident'], anIncident().summary, 5));

  const rows = await firstValueFrom(found$.pipe(filter((found) => found.length > 0)));

  expect(rows).toEqual([anIncident({ requester: aPerson().id, device: aDevice().id })]);
});

test('whoever calls is found by name, and by the device they sit at', async () => {
  const desk = await aWindow();
  for (const typed of ['vera', 'nb-0142', aPerson().phones[0]!]) {
    const meant$ = watchPeopleMeant(desk, typed, 5).pipe(filter((found) => found.length > 0));
    const [match] = await firstValueFrom(meant$);
    expect([match?.person.id, match?.device?.id]).toEqual(['person:vera', 'device:nb0142']);
  }
});

test('nobody is meant by words that nobody has, nor by one letter that begins nothing', async () => {
  const desk = await aWindow();
  for (const typed of ['zzz', 'q', '%', '   '])
    expect(await firstValueFrom(watchPeopleMeant(desk, typed, 5))).toEqual([]);
});
