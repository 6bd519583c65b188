import type { FeedCursor, FeedPage } from '#contracts/sync.ts';
import { personId } from '#domain/kernel/fields.ts';
import { anAgentPrincipal, vera } from '#domain/kernel/kernel.fixtures.ts';
import type { Principal } from '#domain/kernel/principal.ts';
import { deskItself, scopesOf } from '#domain/kernel/principal.ts';
import { assert, asyncProperty, array, constantFrom, integer, record } from 'fast-check';
import { describe, expect, test } from 'vitest';
import { deskCommand, gateOn, outcomesOf } from '../../test/support/desk-on-store.ts';
import { sqliteUnderTest } from '../../test/support/fresh-store.ts';
import { parcelKind } from '../../test/support/parcel-kind.ts';
import { createFeedTail } from './feed-tail.ts';
import { readFeed } from './read-feed.ts';

const wim: Principal = { kind: 'person', id: personId.parse('person:wim') };
const readers = [vera, wim, anAgentPrincipal()];
const scopesOfAll = readers.flatMap((reader) => [...scopesOf(reader)]);

/** Parcels that go from hand to hand, one command a call, and a tail on their feed. */
async function aTail({ most = 100, isSeenByDesk = true } = {}) {
  const { store } = await sqliteUnderTest.open();
  const kinds = [parcelKind(isSeenByDesk ? { extra: ['desk'] } : {})];
  const gate = gateOn(store, { kinds });
  let serial = 0;
  const issue = async (name: string, parcel: number, holder: string | null) => {
    serial += 1;
    const input = holder === null ? {} : { holder };
    const command = deskCommand(serial, { name, target: `parcel:${parcel}`, input });
    expect(outcomesOf(await gate.accept(deskItself, [command]))).toEqual(['accepted']);
  };
  const tail = createFeedTail({ store, kinds, nowMs: () => 0, most });
  const fromStore = (reader: Principal, cursor: FeedCursor | null) =>
    readFeed({ store, kinds, nowMs: () => 0 }, reader, cursor, 500);
  /** As a restore would. */
  const goBackTo = async (place: number) => {
    const { database } = store;
    for (const table of ['journal', 'feed'] as const) {
      await database.deleteFrom(table).where('place', '>', place).execute();
    }
    await database.updateTable('counter').set({ value: place }).where('name', '=', 'feed_place').execute();
  };
  return { tail, issue, fromStore, goBackTo, refresh: () => tail.refresh(scopesOfAll) };
}

/** What a replica holds after a page. */
function applied(held: ReadonlyMap<string, unknown>, page: FeedPage): ReadonlyMap<string, unknown> {
  const after = new Map(page.from === null ? [] : held);
  for (const row of page.rows) {
    if (row.op === 'put') after.set(row.id, row.state);
    else after.delete(row.id);
  }
  return after;
}

test('those who wait at the end get what the store would give them', async () => {
  const { tail, issue, fromStore, refresh } = await aTail();
  await issue('parcel.send', 1, 'person:vera');
  await refresh();
  const cursors = await Promise.all(readers.map(async (reader) => (await fromStore(reader, null)).to));
  await issue('parcel.weigh', 1, null);
  await issue('parcel.hand-over', 1, 'person:wim');

  const changed = await refresh();

  expect([...(changed ?? [])]).toContain('parcel:1');
  for (const [index, reader] of readers.entries()) {
    expect(tail.pageFor(reader, cursors[index]!)).toEqual(await fromStore(reader, cursors[index]!));
  }
});

test('whoever asks while the tail takes in what is new gets all of it or none of it', async () => {
  const { tail, issue, fromStore, refresh } = await aTail();
  await issue('parcel.send', 1, 'person:vera');
  await refresh();
  const { to } = await fromStore(vera, null);
  await issue('parcel.send', 2, 'person:vera');
  const whole = await fromStore(vera, to);

  const pages: FeedPage[] = [];
  const done = new AbortController();
  const refreshing = refresh().finally(() => done.abort());
  while (!done.signal.aborted) {
    pages.push(tail.pageFor(vera, to)!);
    await Promise.resolve();
  }
  await refreshing;

  expect(pages.length).toBeGreaterThan(3);
  for (const page of pages)
    expect(page.to.place === to.place ? page.rows : page).toEqual(page.to.place === to.place ? [] : whole);
  expect(tail.pageFor(vera, to)).toEqual(whole);
});

describe('who is not answered and has to ask the store', () => {
  test('somebody who is further back than the tail', async () => {
    const { tail, issue, fromStore, refresh } = await aTail({ most: 4 });
    await issue('parcel.send', 1, 'person:vera');
    await refresh();
    const { to } = await fromStore(vera, null);
    for (let parcel = 2; parcel < 7; parcel += 1) {
      await issue('parcel.send', parcel, 'person:wim');
      await refresh();
    }

    expect(tail.pageFor(vera, to)).toBeNull();
    expect(tail.pageFor(vera, (await fromStore(vera, to)).to)).toMatchObject({ rows: [], isEnd: true });
  });

  test('somebody the tail did not look for until now', async () => {
    const { tail, issue, fromStore } = await aTail();
    await issue('parcel.send', 1, 'person:vera');
    await tail.refresh(scopesOf(wim));
    const { to } = await fromStore(vera, null);
    await issue('parcel.send', 2, 'person:vera');
    await tail.refresh([...scopesOf(wim)]);
    expect(tail.pageFor(vera, to)).toBeNull();

    await tail.refresh(scopesOfAll);
    expect(tail.pageFor(vera, to)).toBeNull();
    const caughtUp = await fromStore(vera, to);
    await issue('parcel.send', 3, 'person:vera');
    await tail.refresh(scopesOfAll);
    expect(tail.pageFor(vera, caughtUp.to)).toEqual(await fromStore(vera, caughtUp.to));
  });

  test('everybody, when more has changed than the tail holds', async () => {
    const { tail, issue, fromStore, refresh } = await aTail({ most: 4 });
    await issue('parcel.send', 1, 'person:vera');
    await refresh();
    const { to } = await fromStore(vera, null);
    for (let parcel = 2; parcel < 7; parcel += 1) await issue('parcel.send', parcel, 'person:vera');

    expect(await refresh()).toBeNull();
    expect(tail.pageFor(vera, to)).toBeNull();
  });

  test('everybody, when the database was taken back to an earlier moment', async () => {
    const { tail, issue, fromStore, refresh, goBackTo } = await aTail();
    await issue('parcel.send', 1, 'person:vera');
    const { place } = (await fromStore(vera, null)).to;
    await issue('parcel.send', 2, 'person:vera');
    await refresh();
    const { to } = await fromStore(vera, null);
    await goBackTo(place);
    for (let parcel = 3; parcel < 6; parcel += 1) await issue('parcel.send', parcel, 'person:vera');

    expect(await refresh()).toBeNull();
    expect(tail.pageFor(vera, to)).toBeNull();
    expect(await fromStore(vera, to)).toMatchObject({ from: null, restored: { sinceMs: 0 } });
  });

  test('somebody with other rights than their cursor is from', async () => {
    const { tail, issue, fromStore, refresh } = await aTail();
    await issue('parcel.send', 1, 'person:vera');
    await refresh();

    expect(tail.pageFor(vera, (await fromStore(wim, null)).to)).toBeNull();
  });
});

test('whoever follows by the tail holds, at every moment, what a new replica would hold', async () => {
  const step = record({
    parcel: integer({ min: 1, max: 4 }),
    holder: constantFrom('person:vera', 'person:wim', 'person:mira'),
    isRefreshed: constantFrom(true, true, false),
    follower: integer({ min: 0, max: readers.length - 1 }),
  });
  const story = record({
    most: constantFrom(3, 8, 50),
    isSeenByDesk: constantFrom(true, false),
    steps: array(step, { minLength: 5, maxLength: 40 }),
  });

  await assert(
    asyncProperty(story, async ({ steps, ...over }) => {
      const { tail, issue, fromStore, refresh } = await aTail(over);
      const sent = new Set<number>();
      const replicas = readers.map(() => ({
        held: new Map() as ReadonlyMap<string, unknown>,
        cursor: null as FeedCursor | null,
      }));
      for (const { parcel, holder, isRefreshed, follower } of steps) {
        await issue(sent.has(parcel) ? 'parcel.hand-over' : 'parcel.send', parcel, holder);
        sent.add(parcel);
        if (!isRefreshed) continue;
        await refresh();
        const reader = readers[follower]!;
        const { held, cursor } = replicas[follower]!;
        const page = (cursor && tail.pageFor(reader, cursor)) ?? (await fromStore(reader, cursor));
        replicas[follower] = { held: applied(held, page), cursor: page.to };

        const anew = applied(new Map(), await fromStore(reader, null));
        expect(replicas[follower].held).toEqual(anew);
      }
    }),
    { seed: 4_680, numRuns: 40 },
  );
});
