import { personId } from '#domain/kernel/fields.ts';
import { journalIdOf } from '#domain/kernel/journal.ts';
import { aCommandEntry, anAgentPrincipal, uuidOf, vera } from '#domain/kernel/kernel.fixtures.ts';
import type { Principal } from '#domain/kernel/principal.ts';
import { deskItself } from '#domain/kernel/principal.ts';
import { recordNameOf } from '#domain/kernel/record.ts';
import { describe, expect, test } from 'vitest';
import { readSnapshot } from '../../hub/sync/read-snapshot.ts';
import { recordKinds } from '#domain/processes.ts';
import { deskCommand, foundDesk, gateOn, logCommand } from '../support/desk-on-store.ts';
import { feedReader } from '../support/feed-reader.ts';
import type { StoreUnderTest } from '../support/fresh-store.ts';
import { parcelKind, parcelRecord } from '../support/parcel-kind.ts';
import { seeded } from '../support/seeded.ts';
import { snapshotReader, statesIn } from '../support/snapshot-reader.ts';

const mira = anAgentPrincipal();
const wim: Principal = { kind: 'person', id: personId.parse('person:wim') };

/** What a replica that begins with a snapshot relies on, whichever engine the store runs on. */
export function snapshotContract({ engine, open }: StoreUnderTest): void {
  async function aDesk(tickets = 0) {
    const { store } = await open();
    const gate = gateOn(store);
    await foundDesk(gate);
    await gate.accept(
      mira,
      Array.from({ length: tickets }, (_, index) => logCommand(1_000 + index)),
    );
    return { store, gate };
  }

  async function aParcelDesk(over: Parameters<typeof parcelKind>[0] = {}) {
    const { store } = await open();
    const kinds = [parcelKind(over)];
    const gate = gateOn(store, { kinds });
    const sent = Array.from({ length: 250 }, (_, index) => sendParcel(index + 1));
    await gate.accept(deskItself, sent);
    return { store, kinds, gate };
  }

  describe(`snapshots on ${engine}`, () => {
    test('hold the same as the feed, each record and line once', async () => {
      const { store, gate } = await aDesk(230);
      await gate.accept(mira, [note(1, 1_000), resolve(2, 1_007)]);
      const byFeed = feedReader(store, mira);
      await byFeed.catchUp();

      const reader = snapshotReader(store, mira);
      await reader.takeAll();

      const states = reader.parts.flatMap(statesIn);
      expect(states).toHaveLength(byFeed.held.size);
      expect(reader.held).toEqual(new Map([...byFeed.held].map(([id, { state }]) => [id, state])));
    });

    test('bring people and teams first, then open tickets with their lines, the newest first, then the others', async () => {
      const { store, gate } = await aDesk(400);
      const solved = Array.from({ length: 250 }, (_, index) => resolve(index + 1, 1_000 + index));
      await gate.accept(mira, solved);

      const order = (await snapshotOf(store)).map(({ id }) => recordNameOf(id));
      const tickets = (await snapshotOf(store)).filter(({ id }) => recordNameOf(id) === 'incident');

      expect(order.lastIndexOf('person')).toBeLessThan(order.indexOf('incident'));
      const states = tickets.map((ticket) => Reflect.get(ticket, 'state') === 'resolved');
      expect(states.indexOf(true)).toBe(150);
      expect(states.lastIndexOf(false)).toBe(149);
      const open = tickets.slice(0, 150).map(({ id }) => id);
      expect(open).toEqual(open.toSorted().toReversed());
    });

    test('say how far they are, and at their end that all of it came', async () => {
      const { store } = await aDesk(900);
      const reader = snapshotReader(store, mira);
      await reader.takeAll();

      expect(reader.parts.length).toBeGreaterThan(1);
      const sent = reader.parts.map((part) => part.sent);
      expect(sent).toEqual(sent.toSorted((a, b) => a - b));
      expect(reader.parts.every(({ sent, total }) => sent <= total)).toBe(true);
      expect(reader.parts.at(-1)).toMatchObject({ sent: reader.held.size, total: reader.held.size });
    });

    test('a ticket with more lines than a part holds comes with all of them', async () => {
      const { store, gate } = await aDesk(3);
      for (let from = 0; from < 4_000; from += 1_000) {
        const notes = Array.from({ length: 1_000 }, (_, index) => note(10_000 + from + index, 1_001));
        await gate.accept(mira, notes);
      }
      const byFeed = feedReader(store, mira);
      await byFeed.catchUp();

      const reader = snapshotReader(store, mira);
      await reader.takeAll();

      expect(reader.parts.length).toBeGreaterThan(2);
      expect([...reader.held.keys()].toSorted()).toEqual([...byFeed.held.keys()].toSorted());
    });

    test.each([1, 2, 3])('with the feed after them miss nothing that happens meanwhile (seed %i)', async (seed) => {
      const { store, gate } = await aDesk(700);
      const chance = seeded(seed);
      const reader = snapshotReader(store, mira);
      let serial = 0;

      async function somethingHappens(): Promise<void> {
        const ticket = 1_000 + Math.floor(chance() * 700);
        const acts = [note, resolve, reopen].map((act) => act((serial += 1), ticket));
        const chosen = acts[Math.floor(chance() * acts.length)]!;
        await gate.accept(mira, chance() < 0.1 ? [logCommand(5_000 + serial)] : [chosen]);
      }

      await gate.accept(
        mira,
        Array.from({ length: 350 }, (_, index) => resolve(20_000 + index, 1_000 + index)),
      );
      for (let more = true; more;) {
        const [next] = await Promise.all([
          reader.turn(),
          (async () => {
            for (let act = 0; act < 25; act += 1) await somethingHappens();
          })(),
        ]);
        more = next;
      }
      await reader.catchUp();

      const byFeed = feedReader(store, mira);
      await byFeed.catchUp();
      expect(reader.held).toEqual(new Map([...byFeed.held].map(([id, { state }]) => [id, state])));
    });

    test('a ticket that is reopened after the open ones were read comes with all its lines', async () => {
      const { store, gate } = await aDesk(900);
      const solved = Array.from({ length: 900 }, (_, index) => resolve(index + 1, 1_000 + index));
      await gate.accept(mira, solved);
      const reader = snapshotReader(store, mira);
      await reader.turn();
      expect(reader.held.has('incident:1000')).toBe(false);

      await gate.accept(mira, [reopen(5_000, 1_000)]);
      while (reader.parts.at(-1)!.next !== null) await reader.turn();
      await reader.catchUp();

      const lines = [...reader.held.values()].filter((line) => Reflect.get(line, 'target') === 'incident:1000');
      expect(lines.map((line) => Reflect.get(line, 'name') as string).toSorted()).toEqual([
        'incident.logged',
        'incident.reopened',
        'incident.resolved',
      ]);
    });

    test('a record that was out of reach before its part, or after it, is not there in the end', async () => {
      const { store, kinds, gate } = await aParcelDesk();
      const reader = snapshotReader(store, vera, kinds);
      await reader.turn();

      await gate.accept(mira, [handOver(1, 1), handOver(2, 250), weigh(3, 249)]);
      while (reader.parts.at(-1)!.next !== null) await reader.turn();
      await reader.catchUp();

      const byFeed = feedReader(store, vera, kinds);
      await byFeed.catchUp();
      expect([...reader.held.keys()].toSorted()).toEqual([...byFeed.held.keys()].toSorted());
      expect(reader.held.has('parcel:1')).toBe(false);
      expect(reader.held.has('parcel:250')).toBe(false);
    });

    test('a record that came within reach meanwhile is there with its older lines', async () => {
      const { store, kinds, gate } = await aParcelDesk();
      const reader = snapshotReader(store, wim, kinds);
      await reader.turn();

      await gate.accept(mira, [handOver(1, 7)]);
      await reader.catchUp();

      expect([...reader.held.keys()].toSorted()).toEqual(
        ['parcel:7', journalIdOf(uuidOf(100_007)), journalIdOf(uuidOf(1))].toSorted(),
      );
    });

    test('what an older policy put into the feed is not handed out against the policy of today', async () => {
      const { store } = await aParcelDesk({ extra: ['everyone'] });
      const reader = snapshotReader(store, wim, [parcelKind()]);

      await reader.takeAll();

      expect([...reader.held.keys()].filter((id) => recordNameOf(id) === 'parcel')).toEqual([]);
    });

    test('states of an older schema are migrated', async () => {
      const { store } = await aParcelDesk();
      const migrated = { ...parcelRecord, migrations: [(older: object) => ({ ...older, isSealed: false })] };
      const reader = snapshotReader(store, vera, [parcelKind({ record: migrated })]);

      await reader.takeAll();

      expect(reader.held.get('parcel:1')).toEqual({ id: 'parcel:1', holder: 'person:vera', isSealed: false });
    });

    test('begin anew when the reader has other scopes than at the beginning', async () => {
      const { store } = await aDesk(900);
      const reader = snapshotReader(store, mira);
      await reader.turn();

      await reader.turn({ ...mira, person: personId.parse('person:vera') });

      expect(reader.parts.at(-1)).toMatchObject({ from: null });
    });

    test('begin anew on a hub that was restored from a backup, and after a release that reads in another order', async () => {
      const { store } = await aDesk(900);
      const token = JSON.parse((await partsOf(store)).at(0)!.next!) as { cursor: { place: number }; stretch: string };
      const ahead = { ...token, cursor: { ...token.cursor, place: token.cursor.place + 1 } };

      const ports = { store, kinds: recordKinds, nowMs: () => 0 };
      for (const stale of [JSON.stringify(ahead), JSON.stringify({ ...token, stretch: 'stars' }), 'nonsense']) {
        expect(JSON.parse(await readSnapshot(ports, mira, { after: stale }))).toMatchObject({ from: null });
      }
    });
  });
}

type OpenStore = Parameters<typeof snapshotReader>[0];

async function partsOf(store: OpenStore) {
  const reader = snapshotReader(store, mira);
  await reader.takeAll();
  return reader.parts;
}

async function snapshotOf(store: OpenStore) {
  return (await partsOf(store)).flatMap(statesIn);
}

const note = (serial: number, ticket: number) =>
  aCommandEntry(serial, { name: 'incident.note', target: `incident:${ticket}`, input: { text: 'Seen.' } });
const resolve = (serial: number, ticket: number) =>
  aCommandEntry(serial, { name: 'incident.resolve', target: `incident:${ticket}`, input: { resolution: 'Renewed.' } });
const reopen = (serial: number, ticket: number) =>
  aCommandEntry(serial, { name: 'incident.reopen', target: `incident:${ticket}`, input: { reason: 'It is back.' } });
const sendParcel = (serial: number) =>
  deskCommand(100_000 + serial, {
    name: 'parcel.send',
    target: `parcel:${serial}`,
    input: { holder: 'person:vera' },
  });
const handOver = (serial: number, parcel: number) =>
  aCommandEntry(serial, { name: 'parcel.hand-over', target: `parcel:${parcel}`, input: { holder: 'person:wim' } });
const weigh = (serial: number, parcel: number) =>
  aCommandEntry(serial, { name: 'parcel.weigh', target: `parcel:${parcel}`, input: {} });
