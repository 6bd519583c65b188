import { feedPage } from '#contracts/sync.ts';
import { journalIdOf } from '#domain/kernel/journal.ts';
import { aCommandEntry, anAgentPrincipal, uuidOf, vera, verasDevice } from '#domain/kernel/kernel.fixtures.ts';
import { deviceId, personId } from '#domain/kernel/fields.ts';
import { deskItself } from '#domain/kernel/principal.ts';
import type { Principal } from '#domain/kernel/principal.ts';
import { recordKinds } from '#domain/processes.ts';
import { assert, asyncProperty, integer } from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Store } from '../../hub/store/store.ts';
import { readFeed, readFeedText } from '../../hub/sync/read-feed.ts';
import { deskCommand, foundDesk, gateOn, logCommand } from '../support/desk-on-store.ts';
import { feedReader } from '../support/feed-reader.ts';
import type { StoreUnderTest } from '../support/fresh-store.ts';
import { parcelKind, parcelRecord } from '../support/parcel-kind.ts';

const mira = anAgentPrincipal();
const wim: Principal = { kind: 'person', id: personId.parse('person:wim') };

/** What whoever keeps a replica relies on, whichever engine the store runs on. */
export function feedContract({ engine, open }: StoreUnderTest): void {
  async function aDesk() {
    const { store } = await open();
    const gate = gateOn(store);
    await foundDesk(gate);
    return { store, gate };
  }

  async function aParcelDesk(over: Parameters<typeof parcelKind>[0] = {}) {
    const { store } = await open();
    const kinds = [parcelKind(over)];
    const gate = gateOn(store, { kinds });
    await gate.accept(deskItself, [
      deskCommand(1, { name: 'parcel.send', target: 'parcel:1', input: { holder: 'person:vera' } }),
    ]);
    return { store, kinds, gate };
  }

  describe(`the feed on ${engine}`, () => {
    test('a new reader gets every record and line they may see, once, in hub order', async () => {
      const { store, gate } = await aDesk();
      await gate.accept(mira, [logCommand(1), note(2, 'incident:1')]);

      const reader = feedReader(store, mira);
      await reader.catchUp();

      const records = await store.database.selectFrom('record').select('id').execute();
      const lines = await store.database.selectFrom('journal').select('id').execute();
      expect([...reader.held.keys()].toSorted()).toEqual([...records, ...lines].map(({ id }) => id).toSorted());
      const places = reader.sent.map(({ place }) => place);
      expect(places).toEqual([...new Set(places)].toSorted((a, b) => a - b));
    });

    test('a reader who was there gets only what changed since, as it now is', async () => {
      const { store, gate } = await aDesk();
      const reader = feedReader(store, mira);
      await reader.catchUp();
      reader.sent.splice(0);

      await gate.accept(mira, [logCommand(1), note(2, 'incident:1')]);
      await gate.accept(mira, [resolve(3, 'incident:1')]);
      await reader.catchUp();

      expect(reader.sent.map(({ id }) => id)).toEqual([
        journalIdOf(uuidOf(1)),
        journalIdOf(uuidOf(2)),
        'incident:1',
        journalIdOf(uuidOf(3)),
      ]);
      expect(reader.held.get('incident:1')!.state).toMatchObject({ state: 'resolved' });
    });

    test('the feed does not grow with the history of a record', async () => {
      const { store, gate } = await aDesk();
      await gate.accept(mira, [logCommand(1)]);
      const rowsOfIncident = () =>
        store.database.selectFrom('feed').select('scope').where('id', '=', 'incident:1').execute();
      const before = await rowsOfIncident();

      await gate.accept(
        mira,
        Array.from({ length: 20 }, (_, index) => note(10 + index, 'incident:1')),
      );

      expect(await rowsOfIncident()).toEqual(before);
    });

    test('at its end a page reaches the newest place, also for a reader who may see nothing there', async () => {
      const { store, gate } = await aDesk();
      const device = feedReader(store, { kind: 'device', id: deviceId.parse('device:nobodys'), person: null });
      await device.catchUp();

      const problem = logCommand(1, {
        actor: 'device:nb0142',
        device: 'device:nb0142',
        log: { channel: 'helper', device: 'device:nb0142', routing: null },
      });
      const [answer] = await gate.accept(verasDevice, [problem]);
      await device.catchUp();

      expect(answer).toMatchObject({ kind: 'accepted', place: device.cursor()!.place });
      expect(device.held.has('incident:1')).toBe(false);
    });

    test('pages of any size bring the same replica, with every row once', async () => {
      const { store, gate } = await aDesk();
      await gate.accept(
        mira,
        Array.from({ length: 12 }, (_, index) => logCommand(index + 1)),
      );
      await gate.accept(mira, [note(30, 'incident:3'), resolve(31, 'incident:5')]);
      const whole = feedReader(store, mira);
      await whole.catchUp();

      const sameInPagesOf = asyncProperty(integer({ min: 1, max: whole.sent.length + 1 }), async (limit) => {
        const paged = feedReader(store, mira);
        await paged.catchUp(limit);
        expect(paged.sent).toEqual(whole.sent);
        expect(paged.cursor()).toEqual(whole.cursor());
      });

      await assert(sameInPagesOf, { seed: 42, numRuns: 25 });
    });

    test('no page is longer than asked, and only the last says that it is', async () => {
      const { store } = await aDesk();
      const reader = feedReader(store, mira);

      const pages = [];
      while (pages.at(-1)?.isEnd !== true) pages.push(await reader.turn(5));

      const lengths = pages.map(({ rows }) => rows.length);
      expect(lengths.slice(0, -1).every((length) => length === 5)).toBe(true);
      expect(lengths.at(-1)).toBeLessThanOrEqual(5);
      expect(await reader.turn(5)).toMatchObject({ rows: [], isEnd: true });
    });

    test('long texts make pages of fewer rows, and all of them arrive', async () => {
      const { store, gate } = await aDesk();
      const text = 'ü'.repeat(20_000);
      const notes = Array.from({ length: 300 }, (_, index) =>
        aCommandEntry(10 + index, { name: 'incident.note', target: 'incident:1', input: { text } }),
      );
      await gate.accept(mira, [logCommand(1), ...notes]);
      const reader = feedReader(store, mira);

      const page = await reader.turn(2_000);
      await reader.catchUp();

      expect(JSON.stringify(page).length).toBeLessThan(4_200_000);
      expect(page.isEnd).toBe(false);
      expect(notes.filter(({ id }) => !reader.held.has(journalIdOf(id)))).toEqual([]);
    });

    test('a page as text says what the page says, what is stored in an older shape included', async () => {
      const { store, gate } = await aDesk();
      await gate.accept(mira, [logCommand(1, { log: { requester: mira.person } }), note(2, 'incident:1')]);
      await store.database.updateTable('record').set({ schema_version: 0 }).where('name', '=', 'team').execute();
      const gone = { scope: 'desk', record: 'incident', place: 2, op: 'out' } as const;
      await store.database
        .insertInto('feed')
        .values({ ...gone, id: 'incident:gone' })
        .execute();

      const page = await readFeed(portsOf(store), mira, null, 2_000);
      const text = await readFeedText(portsOf(store), mira, null, 2_000);

      expect(new Set(page.rows.map(({ op, record }) => `${op} ${record}`))).toContain('out incident');
      expect(feedPage.parse(JSON.parse(text))).toEqual(page);
    });

    test('a reader who has gained a scope that their cursor lacks begins anew', async () => {
      const { store } = await aDesk();
      const asPerson = feedReader(store, { kind: 'person', id: mira.person });
      await asPerson.catchUp();

      const asAgent = await readFeed(portsOf(store), mira, asPerson.cursor(), 2_000);

      expect(asAgent.from).toBeNull();
      expect(asAgent.rows.map(({ id }) => id)).toContain('team:firstline');
    });

    test('a reader who has lost a scope goes on, and the cursor says what is left (PERM-1)', async () => {
      const { store, gate } = await aDesk();
      const reader = feedReader(store, mira);
      await reader.catchUp();
      await gate.accept(mira, [logCommand(1), logCommand(2, { log: { requester: mira.person } })]);

      const page = await readFeed(portsOf(store), { kind: 'person', id: mira.person }, reader.cursor(), 2_000);

      expect(page.from).toEqual(reader.cursor());
      expect(page.to.scopes).toBe('everyone person:mira');
      expect(page.rows.map(({ id }) => id)).toEqual(['incident:2', journalIdOf(uuidOf(2))]);
    });

    test('a reader who has seen more than the hub has, because it was restored from a back-up, begins anew', async () => {
      const { store } = await aDesk();
      const reader = feedReader(store, mira);
      await reader.catchUp();
      const cursor = reader.cursor()!;

      const ahead = await readFeed(portsOf(store), mira, { ...cursor, place: cursor.place + 1 }, 2_000);

      expect(ahead).toMatchObject({ from: null, to: cursor });
      expect(ahead.rows).toEqual(reader.sent);
    });

    describe('readers that come and go', () => {
      test('a record that changes hands leaves the old reader with its lines, and reaches the new one whole', async () => {
        const { store, kinds, gate } = await aParcelDesk();
        const [veras, wims] = [feedReader(store, vera, kinds), feedReader(store, wim, kinds)];
        await veras.catchUp();
        await wims.catchUp();

        await gate.accept(mira, [weigh(2), handOver(3, 'person:wim')]);
        await veras.catchUp();
        await wims.catchUp();

        expect([...veras.held.keys()]).toEqual([]);
        expect([...wims.held.keys()]).toEqual(['parcel:1', journalIdOf(uuidOf(1)), journalIdOf(uuidOf(3))]);
      });

      test('it may come back, and go again', async () => {
        const { store, kinds, gate } = await aParcelDesk();
        const veras = feedReader(store, vera, kinds);
        const held: number[] = [];
        for (const [serial, holder] of [
          [2, 'wim'],
          [3, 'vera'],
          [4, 'wim'],
          [5, 'vera'],
        ] as const) {
          await gate.accept(mira, [handOver(serial, `person:${holder}`)]);
          await veras.catchUp();
          held.push(veras.held.size);
        }

        expect(held).toEqual([0, 4, 0, 6]);
      });

      test('a reader who may still see it by another scope keeps it, lines and all', async () => {
        const { store, kinds, gate } = await aParcelDesk({ extra: ['desk'] });
        const verasDeskHat = { ...anAgentPrincipal(), person: personId.parse('person:vera') };
        const hers = feedReader(store, verasDeskHat, kinds);
        await hers.catchUp();

        await gate.accept(mira, [handOver(2, 'person:wim')]);
        for (let isEnd = false; !isEnd;) ({ isEnd } = await hers.turn(1));

        expect(hers.sent.filter(({ op }) => op === 'out')).toEqual([]);
        expect([...hers.held.keys()].toSorted()).toEqual(
          ['parcel:1', journalIdOf(uuidOf(1)), journalIdOf(uuidOf(2))].toSorted(),
        );
      });

      test('what an older policy put into the feed is not handed out against the policy of today', async () => {
        const { store } = await aParcelDesk({ extra: ['everyone'] });
        const wims = feedReader(store, wim, [parcelKind()]);

        await wims.catchUp();

        expect(wims.sent.filter(({ record }) => record === 'parcel')).toEqual([
          { op: 'out', place: expect.any(Number), record: 'parcel', id: 'parcel:1' },
        ]);
      });
    });

    describe('states of an older schema', () => {
      const migratedRecord = {
        ...parcelRecord,
        migrations: [(older: object) => ({ ...older, isSealed: false })],
      };

      test('are migrated when they are read', async () => {
        const { store } = await aParcelDesk();
        const veras = feedReader(store, vera, [parcelKind({ record: migratedRecord })]);

        await veras.catchUp();

        expect(veras.held.get('parcel:1')!.state).toEqual({ id: 'parcel:1', holder: 'person:vera', isSealed: false });
      });

      test('that do not fit after migration stop the page instead of being left out', async () => {
        const { store } = await aParcelDesk();
        const broken = { ...parcelRecord, migrations: [(older: object) => ({ ...older, isSealed: 'perhaps' })] };
        const veras = feedReader(store, vera, [parcelKind({ record: broken })]);

        await expect(veras.catchUp()).rejects.toMatchObject({ code: 'store.state-unreadable' });
      });
    });
  });
}

const note = (serial: number, target: string) =>
  aCommandEntry(serial, { name: 'incident.note', target, input: { text: 'Seen.' } });
const resolve = (serial: number, target: string) =>
  aCommandEntry(serial, { name: 'incident.resolve', target, input: { resolution: 'Renewed the certificate.' } });
const handOver = (serial: number, holder: string) =>
  aCommandEntry(serial, { name: 'parcel.hand-over', target: 'parcel:1', input: { holder } });
const weigh = (serial: number) => aCommandEntry(serial, { name: 'parcel.weigh', target: 'parcel:1' });

function portsOf(store: Store) {
  return { store, kinds: recordKinds, nowMs: () => 0 };
}
