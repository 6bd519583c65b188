import { viewText } from '#contracts/feed-view.ts';
import { journalIdOf, journalRecord } from '#domain/kernel/journal.ts';
import { aCommandEntry, anAgentPrincipal, uuidOf, vera, verasDevice } from '#domain/kernel/kernel.fixtures.ts';
import { deviceId, epochMs, incidentId, personId } from '#domain/kernel/fields.ts';
import type { Principal } from '#domain/kernel/principal.ts';
import { deskItself, scopesOf } from '#domain/kernel/principal.ts';
import { recordKinds } from '#domain/processes.ts';
import { sumOf } from '#platform/any/replica-digest.ts';
import { describe, expect, test } from 'vitest';
import { readDigest, readStretch } from '../../hub/replica/digests.ts';
import { readScopes } from '../../hub/replica/gained-scopes.ts';
import { readOlder, readTicket } from '../../hub/replica/older-work.ts';
import { keepReceipt, listDevices } from '../../hub/replica/receipts.ts';
import { searchTickets } from '../../hub/replica/search-tickets.ts';
import { newestPlace } from '../../hub/sync/feed-queries.ts';
import { foundDesk, gateOn, logCommand } from '../support/desk-on-store.ts';
import { feedReader } from '../support/feed-reader.ts';
import type { StoreUnderTest } from '../support/fresh-store.ts';

const mira = anAgentPrincipal();
const DAY_MS = 24 * 3_600_000;
const START_MS = 20_000 * DAY_MS;
const TICKETS = 120;

const readers: Readonly<Record<string, Principal>> = {
  'an agent': mira,
  'the requester': vera,
  'another person': { kind: 'person', id: personId.parse('person:wim') },
  "the requester's device": verasDevice,
  'another device': { kind: 'device', id: deviceId.parse('device:other'), person: null },
  'the desk itself': deskItself,
};

/** What devices ask for beside the feed, whichever engine the store runs on. */
export function replicaContract({ engine, open }: StoreUnderTest): void {
  /** Tickets 1 to 120, all but the first two resolved on the first day; today is 40 days later. */
  async function anOldDesk() {
    const { store } = await open();
    let nowMs = START_MS;
    const gate = gateOn(store, { nowMs: () => nowMs });
    await foundDesk(gate);
    const serials = Array.from({ length: TICKETS }, (_, index) => index + 1);
    await gate.accept(
      mira,
      serials.map((serial) => logCommand(serial, { log: { summary: `Printer ${serial} é smells` } })),
    );
    nowMs += 1;
    await gate.accept(mira, [note(500, 'incident:3', 'Only for the desk.')]);
    await gate.accept(
      mira,
      serials.slice(2).map((serial) => resolve(1_000 + serial, `incident:${serial}`)),
    );
    nowMs = START_MS + 40 * DAY_MS;
    return { store, gate, ports: { store, kinds: recordKinds, nowMs: () => nowMs }, clock: () => nowMs };
  }

  describe(`what devices ask beside the feed, on ${engine}`, () => {
    test('older work comes in parts, the latest first, each ticket once and with its lines', async () => {
      const { ports } = await anOldDesk();
      const tickets: string[] = [];
      const rows = new Set<string>();
      const left: number[] = [];
      let after: Parameters<typeof readOlder>[2]['after'] = null;
      do {
        const part = await readOlder(ports, mira, { held: 30, more: 90, after });
        tickets.push(...part.rows.flatMap(({ record, id }) => (record === 'incident' ? [id] : [])));
        for (const { id } of part.rows) rows.add(id);
        left.push(part.left);
        after = part.next;
      } while (after !== null);

      expect(tickets.toSorted()).toEqual(oldTickets().toSorted());
      expect(new Set(tickets).size).toBe(tickets.length);
      expect(rows).toContain(journalIdOf(uuidOf(500)));
      expect(left).toEqual([68, 18, 0]);
    });

    test('held and older together are everything there is', async () => {
      const { ports, store } = await anOldDesk();
      const short = feedReader(store, mira, recordKinds, { nowMs: ports.nowMs, historyDays: 30 });
      const whole = feedReader(store, mira);
      await short.catchUp();
      await whole.catchUp();

      const ids = new Set(short.held.keys());
      for (let after: Parameters<typeof readOlder>[2]['after'] = null, isMore = true; isMore;) {
        const part = await readOlder(ports, mira, { held: 30, more: null, after });
        for (const { id } of part.rows) ids.add(id);
        after = part.next;
        isMore = after !== null;
      }

      expect([...ids].toSorted()).toEqual([...whole.held.keys()].toSorted());
    });

    test('one old ticket is fetched by its id, whole; one that is not there is refused', async () => {
      const { ports } = await anOldDesk();

      const found = await readTicket(ports, mira, { id: incidentId.parse('incident:3') });
      const missing = await readTicket(ports, mira, { id: incidentId.parse('incident:999') });

      const ids = found.ok ? found.value.rows.map(({ id }) => id) : [];
      expect(ids).toEqual(['incident:3', ...[3, 500, 1_003].map((serial) => journalIdOf(uuidOf(serial)))]);
      expect(missing).toEqual({ ok: false, refusal: { code: 'ticket.unknown' } });
    });

    test.for(Object.entries(readers))(
      '%s is given no row beside the feed that the feed would not give (PERM-1)',
      async ([, who]) => {
        const { ports, store, clock } = await anOldDesk();
        const replica = feedReader(store, who);
        await replica.catchUp();
        const view = viewText({ scopes: ['desk', ...scopesOf(who)], historyDays: null });

        const given: string[] = [];
        const scopes = ['desk' as const, 'everyone' as const, 'person:vera' as const];
        const gained = await readScopes(ports, who, { scopes, historyDays: null, after: 0 });
        given.push(...gained.rows.map(({ id }) => id));
        for (const record of [...recordKinds.map((kind) => kind.record.name), 'journal']) {
          const { rows } = await readStretch(ports, who, { record, view, after: null, upTo: null });
          given.push(...rows.map(({ id }) => id));
        }
        const ticket = await readTicket(ports, who, { id: incidentId.parse('incident:3') });
        given.push(...(ticket.ok ? ticket.value.rows.map(({ id }) => id) : []));
        const older = await readOlder(ports, who, { held: 30, more: null, after: null });
        given.push(...older.rows.map(({ id }) => id));
        const { tickets } = await searchTickets(ports, who, 'printer');
        given.push(...tickets.map(({ id }) => id));

        expect(clock()).toBeGreaterThan(START_MS);
        expect(given.filter((id) => !replica.held.has(id))).toEqual([]);
      },
    );

    test('a scope that was gained is read whole, in pages', async () => {
      const { ports, store } = await anOldDesk();
      const agents = feedReader(store, mira);
      const persons = feedReader(store, { kind: 'person', id: mira.person });
      await agents.catchUp();
      await persons.catchUp();

      const gained = new Set<string>();
      for (let after: number | null = 0; after !== null;) {
        const page: Awaited<ReturnType<typeof readScopes>> = await readScopes(ports, mira, {
          scopes: ['desk'],
          historyDays: null,
          after,
        });
        for (const { id } of page.rows) gained.add(id);
        after = page.next;
      }

      const both = new Set([...persons.held.keys(), ...gained]);
      expect([...both].toSorted()).toEqual([...agents.held.keys()].toSorted());
    });

    test('the digests of all stretches are those of what the feed brought, for whatever history', async () => {
      const { ports, store } = await anOldDesk();
      for (const historyDays of [30, null]) {
        const reader = feedReader(store, mira, recordKinds, { nowMs: ports.nowMs, historyDays });
        await reader.catchUp();
        const view = reader.cursor()!.scopes;
        for (const record of ['incident', journalRecord.name, 'person', 'device']) {
          const held = [...reader.held.values()].filter((row) => row.record === record).map(({ state }) => state);
          const digest = await readDigest(ports, mira, { record, view, after: null });
          expect(digest).toMatchObject({ upTo: null, ...sumOf(held) });
        }
      }
    });

    test('what is written while a stretch is read is never newer than the place that is told with it', async () => {
      const { ports, store, gate } = await anOldDesk();
      let isWritten = false;
      const database = store.database.withPlugin({
        transformQuery: ({ node }) => node,
        transformResult: async ({ result }) => {
          if (!isWritten) {
            isWritten = true;
            await gate.accept(mira, [resolve(600, 'incident:1')]);
          }
          return result;
        },
      });
      const view = viewText({ scopes: scopesOf(mira), historyDays: null });

      const asked = { record: 'incident', view, after: null, upTo: null };
      const { rows, place } = await readStretch({ ...ports, store: { ...store, database } }, mira, asked);

      expect(rows.find(({ id }) => id === 'incident:1')).toMatchObject({ state: { state: 'resolved' } });
      expect(place).toBe(await newestPlace(store.database));
    });

    test('old tickets are found by the words of their subject or their number, without accents', async () => {
      const { ports } = await anOldDesk();

      const byWords = await searchTickets(ports, mira, 'printer 77 E');
      const tooMany = await searchTickets(ports, mira, 'smells');
      const byNumber = await searchTickets(ports, mira, ` ${byWords.tickets[0]!.number!.toLowerCase()} `);

      expect(byWords).toMatchObject({
        isAll: true,
        tickets: [{ id: 'incident:77', requester: { id: 'person:vera' } }],
      });
      expect(byNumber.tickets.map(({ id }) => id)).toEqual(['incident:77']);
      expect([tooMany.tickets.length, tooMany.isAll]).toEqual([50, false]);
      expect(await searchTickets(ports, mira, '  ')).toEqual({ tickets: [], isAll: true });
    });

    test('receipts add up per device and person, and are never written over (PERM-1)', async () => {
      const { store } = await anOldDesk();
      const session = { id: 'session:1', holder: mira.person, installation: 'client:1' };
      for (const [place, records, at] of [
        [10, 3, 5_000],
        [20, 4, 6_000],
      ] as const) {
        await keepReceipt(store.database, session, { place, records, forgottenAtMs: epochMs.parse(at) }, 7_000);
      }

      const devices = await listDevices(store, START_MS);

      expect(devices).toEqual([
        {
          device: 'client:1',
          holder: { id: mira.person, name: 'Mira Sandoval' },
          seenAtMs: null,
          forgotten: { records: 7, place: 20, atMs: 6_000 },
        },
      ]);
      expect(await store.database.selectFrom('forgotten_receipt').select('place').execute()).toHaveLength(2);
    });
  });
}

function oldTickets(): readonly string[] {
  return Array.from({ length: TICKETS - 2 }, (_, index) => `incident:${index + 3}`);
}

const note = (serial: number, target: string, text: string) =>
  aCommandEntry(serial, { name: 'incident.note', target, input: { text } });
const resolve = (serial: number, target: string) =>
  aCommandEntry(serial, { name: 'incident.resolve', target, input: { resolution: 'Renewed the certificate.' } });
