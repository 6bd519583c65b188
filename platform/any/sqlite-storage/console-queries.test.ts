import { anIncident } from '#domain/incident/incident.fixtures.ts';
import { deviceId, epochMs, incidentId, personId, serviceId, siteId } from '#domain/kernel/fields.ts';
import { aDevice } from '#domain/inventory/inventory.fixtures.ts';
import type { FilledMangoQuery, RxStorage } from 'rxdb/plugins/core';
import { createRxDatabase, fillWithDefaultSettings, randomToken } from 'rxdb/plugins/core';
import type { Observable } from 'rxjs';
import { firstValueFrom } from 'rxjs';
import { expect, onTestFinished, test } from 'vitest';
import { aDriverInMemory } from '../../../test/support/sqlite-in-memory.ts';
import { watchDirectory } from '../../../renderer/app/directory.ts';
import type { Desk, DeskCollections } from '../../../renderer/desk/desk.ts';
import { watchAkinIncidents, watchIncidentsAbout } from '../../../renderer/incident/incident-form-repository.ts';
import {
  watchIncidentPage,
  watchIncidentsOf,
  watchTicket,
  watchTicketOfNumber,
  watchUnsynced,
  watchViewCounts,
} from '../../../renderer/incident/incident-repository.ts';
import { watchTicketsOf, watchTimeLines } from '../../../renderer/incident/time-report/time-report-repository.ts';
import {
  watchArrival,
  watchDevice,
  watchDeviceJournal,
  watchDevices,
  watchDevicesOf,
} from '../../../renderer/inventory/inventory-repository.ts';
import { watchSession, watchSessionsAbout, watchWaiting } from '../../../renderer/remote-support/support-repository.ts';
import { articleShelves } from '../../../renderer/knowledge/article-filter.ts';
import { watchArticlesFrom, watchIsAnyArticle, watchShelf } from '../../../renderer/knowledge/knowledge-repository.ts';
import { sortNames } from '../../../renderer/incident/incident-filter.ts';
import { ticketNumberOf } from '#domain/incident/ticket-number.rules.ts';
import { watchClockLines } from '../../../renderer/service-level/clock-lines-repository.ts';
import { watchOpenCounts, watchPeoplePage, watchPerson } from '../../../renderer/workforce/workforce-repository.ts';
import { rxSchemaOf, windowCollections } from '../data-service/rx-schema.ts';
import { createSqliteStorage } from './create-sqlite-storage.ts';
import { joined, nameOf, sql } from './sql.ts';
import type { SqliteDriver } from './sqlite-driver.ts';
import { layoutOf } from './table-layout.ts';
import type { DocumentSchema } from './table-layout.ts';
import { translateQuery } from './translate-query.ts';

interface Asked {
  readonly collection: string;
  readonly kind: 'query' | 'count';
  readonly query: FilledMangoQuery<unknown>;
}

/** Remembers what windows ask for, and hands it on. */
function remembering(inner: RxStorage<unknown, unknown>, asked: Asked[]): RxStorage<unknown, unknown> {
  return {
    ...inner,
    createStorageInstance: async (params) => {
      const instance = await inner.createStorageInstance(params);
      for (const kind of ['query', 'count'] as const) {
        const answer = instance[kind].bind(instance) as (prepared: { readonly query: object }) => never;
        instance[kind] = (prepared) => {
          asked.push({
            collection: params.collectionName,
            kind,
            query: structuredClone(prepared.query) as FilledMangoQuery<unknown>,
          });
          return answer(prepared);
        };
      }
      return instance;
    },
  };
}

async function aConsole(asked: Asked[]) {
  const driver = aDriverInMemory();
  const database = await createRxDatabase({
    name: `console-${randomToken(10)}`,
    storage: remembering(createSqliteStorage({ openDatabase: () => driver }), asked),
    multiInstance: false,
    allowSlowCount: true,
    hashFunction: async (schema) => JSON.stringify(schema),
  });
  await database.addCollections(
    Object.fromEntries(windowCollections.map((shape) => [shape.name, { schema: rxSchemaOf(shape) }])),
  );
  onTestFinished(async () => {
    await database.close();
  });
  const collections = database.collections as unknown as DeskCollections;
  await collections.incident.bulkInsert(
    Array.from({ length: 200 }, (_, serial) =>
      anIncident({
        id: incidentId.parse(`incident:x${serial}`),
        device: serial % 2 === 0 ? deviceId.parse('device:nb0142') : null,
        changedAtMs: epochMs.parse(1_000 + serial),
      }),
    ),
  );
  await collections.device.bulkInsert([aDevice(), aDevice({ id: deviceId.parse('device:other'), person: null })]);
  // Of a desk the watching functions take the collections alone.
  return { driver, desk: { collections } as Desk };
}

const vera = personId.parse('person:vera');
const subject = {
  requester: vera,
  device: deviceId.parse('device:nb0142'),
  service: serviceId.parse('service:mail'),
  site: siteId.parse('site:berlin'),
};

const scope = { me: anIncident().owner, resolvedSinceMs: 500 };

/** The first page of all tickets in each order. */
function pages(desk: Desk): readonly Observable<unknown>[] {
  return sortNames.map((sort) => watchIncidentPage(desk, 'all', scope, { sort, limit: 50 }));
}

/** Every watching function of the console's repositories. */
function watched(desk: Desk): readonly Observable<unknown>[] {
  const incident = incidentId.parse('incident:x1');
  return [
    watchDirectory(desk),
    watchViewCounts(desk, scope),
    ...pages(desk),
    watchTicketOfNumber(desk, ticketNumberOf('BER', 1)),
    watchIncidentsOf(desk, vera, 20),
    watchTicket(desk, incident),
    watchUnsynced(desk),
    watchAkinIncidents(desk, { ...subject, service: null }),
    watchAkinIncidents(desk, { requester: null, device: null, service: null, site: null }),
    watchIncidentsAbout(desk, subject.device),
    watchDevices(desk, 50),
    watchArrival(desk, null),
    watchDevicesOf(desk, vera),
    watchDevice(desk, 'device:nb0142'),
    watchDeviceJournal(desk, subject.device),
    watchClockLines(desk, [incident, incidentId.parse('incident:x2')]),
    watchPeoplePage(desk, 50),
    watchOpenCounts(desk, [vera]),
    ...articleShelves.map((shelf) => watchShelf(desk, shelf, { nowMs: 500, limit: 50 })),
    watchIsAnyArticle(desk),
    watchArticlesFrom(desk, incident),
    watchPerson(desk, vera),
    watchSession(desk, 'support-session:1'),
    watchWaiting(desk),
    watchSessionsAbout(desk, incident),
    watchTimeLines(desk, epochMs.parse(1_700_000_000_000)),
    watchTicketsOf(desk, [incident]),
  ];
}

interface Findings {
  /** Rows that SQL could not judge. */
  readonly toJavaScript: number;
  readonly isSortedBySql: boolean;
  readonly plan: string;
}

function lookAt(driver: SqliteDriver, { collection, query }: Asked): Findings {
  const shape = windowCollections.find(({ name }) => name === collection)!;
  const layout = layoutOf(collection, fillWithDefaultSettings(rxSchemaOf(shape)) as DocumentSchema);
  const { where, verdict, orderBy } = translateQuery(layout, query);
  const from = sql`FROM ${nameOf(layout.tableName)} WHERE`;
  const unsure = sql`SELECT count(*) ${from} ${joined([where, sql`(${verdict ?? sql`1`}) IS NULL`], ' AND ')}`;
  const [row] = driver.prepare(unsure.text).all(unsure.values);
  const whole = sql`EXPLAIN QUERY PLAN SELECT "doc" ${from} ${where} ORDER BY ${orderBy ?? sql`1`} LIMIT 5`;
  const plan = driver
    .prepare(whole.text)
    .all(whole.values)
    .map((step) => String(step[3]))
    .join('; ');
  return { toJavaScript: Number(row?.[0]), isSortedBySql: orderBy !== null, plan };
}

test('nothing the console asks is filtered or sorted in JavaScript', async () => {
  const asked: Asked[] = [];
  const { driver, desk } = await aConsole(asked);
  await Promise.all(watched(desk).map((source) => firstValueFrom(source)));
  const ofWindows = asked.filter(({ collection }) => windowCollections.some(({ name }) => name === collection));
  expect(ofWindows.length).toBeGreaterThanOrEqual(15);

  const found = ofWindows.map((one) => ({ one, ...lookAt(driver, one) }));

  expect(found.filter(({ toJavaScript }) => toJavaScript > 0)).toEqual([]);
  expect(found.filter(({ one, isSortedBySql }) => one.kind === 'query' && !isSortedBySql)).toEqual([]);
});

test('a list that shows the first of many reads them from an index, in order', async () => {
  const asked: Asked[] = [];
  const { driver, desk } = await aConsole(asked);
  const lists = [...pages(desk), watchIncidentsOf(desk, vera, 20), watchIncidentsAbout(desk, subject.device)];
  await Promise.all(
    [...lists, watchWaiting(desk), watchDevices(desk, 50)].map((source) => firstValueFrom<unknown>(source)),
  );

  for (const one of asked.filter(({ collection, kind }) => kind === 'query' && !collection.startsWith('_'))) {
    const { plan } = lookAt(driver, one);
    expect(plan).toContain('USING INDEX');
    // Rows of the same moment are put in order among themselves (`FOR LAST TERM`); never all of them.
    expect(plan).not.toContain('TEMP B-TREE FOR ORDER BY');
  }
});

test('nothing the console asks of many rows reads them all to find a few', async () => {
  const asked: Asked[] = [];
  const { driver, desk } = await aConsole(asked);
  await Promise.all(watched(desk).map((source) => firstValueFrom(source)));
  const ofMany = asked.filter(({ collection }) => ['incident', 'journal', 'device', 'person'].includes(collection));

  const scans = ofMany.filter((one) => !isBounded(lookAt(driver, one).plan));

  // How many there are at all is counted over an index, and read by nobody.
  expect(scans.filter(({ kind, query }) => kind === 'query' || !isEverything(query))).toEqual([]);
});

test('what is offered to somebody and what waits for a reply is found among all that is open by an index', async () => {
  const asked: Asked[] = [];
  const { driver, desk } = await aConsole(asked);
  await firstValueFrom(watchViewCounts(desk, scope));

  const planFor = (field: string) =>
    asked.filter(({ query }) => field in query.selector).map((one) => lookAt(driver, one).plan);
  expect(planFor('offer.to')).toEqual([expect.stringContaining('key:offer.to=? AND key:state=?')]);
  expect(planFor('awaitingReplySinceMs')).toEqual([
    expect.stringContaining('key:state=? AND key:awaitingReplySinceMs>?'),
  ]);
});

/** Found by a range of an index, or read in the order of one until there are enough. */
function isBounded(plan: string): boolean {
  return plan.includes('SEARCH ') || (plan.includes('USING INDEX') && !plan.includes('TEMP B-TREE FOR ORDER BY'));
}

function isEverything({ selector }: Asked['query']): boolean {
  return Object.keys(selector).every((field) => field === '_deleted');
}
