import { journalIdOf } from '#domain/kernel/journal.ts';
import { aCommandEntry, anAgentPrincipal, uuidOf } from '#domain/kernel/kernel.fixtures.ts';
import { recordKinds } from '#domain/processes.ts';
import { describe, expect, test } from 'vitest';
import { foundDesk, gateOn, logCommand, outcomesOf } from '../support/desk-on-store.ts';
import { feedReader } from '../support/feed-reader.ts';
import { snapshotReader } from '../support/snapshot-reader.ts';
import type { StoreUnderTest } from '../support/fresh-store.ts';

const mira = anAgentPrincipal();
const DAY_MS = 24 * 3_600_000;
const START_MS = 20_000 * DAY_MS;

/** What a device gets that carries a part of the settled work, whichever engine the store runs on. */
export function carriedHistoryContract({ engine, open }: StoreUnderTest): void {
  /** A desk with a clock that is turned by hand: ticket 1 is open, ticket 2 was resolved on the first day. */
  async function anAgingDesk() {
    const { store } = await open();
    let nowMs = START_MS;
    const gate = gateOn(store, { nowMs: () => nowMs });
    await foundDesk(gate);
    await gate.accept(mira, [logCommand(1), logCommand(2), note(20, 'incident:2')]);
    await gate.accept(mira, [resolve(21, 'incident:2')]);
    const carrying = (historyDays: number | null) =>
      feedReader(store, mira, recordKinds, { nowMs: () => nowMs, historyDays });
    const bySnapshot = (historyDays: number | null) =>
      snapshotReader(store, mira, recordKinds, { nowMs: () => nowMs, historyDays });
    return { gate, carrying, bySnapshot, afterDays: (days: number) => (nowMs = START_MS + days * DAY_MS) };
  }

  describe(`the history a device carries, on ${engine}`, () => {
    test('work settled longer ago than the device carries is left out with its lines; open work never is', async () => {
      const { carrying, afterDays } = await anAgingDesk();
      afterDays(40);
      const [short, usual, everything] = [carrying(30), carrying(90), carrying(null)];

      for (const reader of [short, usual, everything]) await reader.catchUp();

      expect(incidentsOf(short)).toEqual(['incident:1']);
      expect([...short.held.keys()]).not.toContain(journalIdOf(uuidOf(20)));
      expect([...usual.held.keys()].toSorted()).toEqual([...everything.held.keys()].toSorted());
      expect(incidentsOf(everything)).toEqual(['incident:1', 'incident:2']);
    });

    test('a ticket that grows too old is not told of: the device lets go of it by itself', async () => {
      const { carrying, afterDays } = await anAgingDesk();
      const reader = carrying(30);
      await reader.catchUp();
      reader.sent.splice(0);

      afterDays(40);
      await reader.catchUp();

      expect(reader.sent).toEqual([]);
      expect(incidentsOf(reader)).toEqual(['incident:1', 'incident:2']);
    });

    test.for(['incident.reopen', 'incident.note'])(
      'an old ticket comes back whole, with its earlier lines, by %s',
      async (name) => {
        const { gate, carrying, afterDays } = await anAgingDesk();
        afterDays(40);
        const reader = carrying(30);
        await reader.catchUp();

        const input = name === 'incident.note' ? { text: 'Still quiet?' } : { reason: 'It is back.' };
        const answers = await gate.accept(mira, [aCommandEntry(30, { name, target: 'incident:2', input })]);
        await reader.catchUp();

        expect(outcomesOf(answers)).toEqual(['accepted']);
        const lines = [2, 20, 21, 30].map((serial) => journalIdOf(uuidOf(serial)));
        expect([...reader.held.keys()]).toEqual(expect.arrayContaining(['incident:2', ...lines]));
      },
    );

    test('what was done long ago on a device that was away reaches everybody, however old it is by then', async () => {
      const { gate, carrying, afterDays } = await anAgingDesk();
      const reader = carrying(30);
      await reader.catchUp();

      afterDays(100);
      await gate.accept(mira, [resolve(31, 'incident:1')]);
      await reader.catchUp();

      expect(reader.held.get('incident:1')!.state).toMatchObject({ state: 'resolved' });
    });

    test.for([30, 90, null])(
      'a snapshot for %s days of history holds what the feed would have brought',
      async (days) => {
        const { carrying, bySnapshot, afterDays } = await anAgingDesk();
        afterDays(40);
        const [byFeed, byParts] = [carrying(days), bySnapshot(days)];

        await byFeed.catchUp();
        await byParts.takeAll();
        await byParts.catchUp();

        expect([...byParts.held.keys()].toSorted()).toEqual([...byFeed.held.keys()].toSorted());
      },
    );

    test('pages of any size leave out the same', async () => {
      const { carrying, afterDays } = await anAgingDesk();
      afterDays(40);
      const whole = carrying(30);
      await whole.catchUp();

      for (const limit of [1, 2, 3, 7]) {
        const paged = carrying(30);
        await paged.catchUp(limit);
        expect(paged.sent).toEqual(whole.sent);
      }
    });
  });
}

function incidentsOf(reader: ReturnType<typeof feedReader>): readonly string[] {
  return [...reader.held.keys()].filter((id) => id.startsWith('incident:')).toSorted();
}

const note = (serial: number, target: string) =>
  aCommandEntry(serial, { name: 'incident.note', target, input: { text: 'Seen.' } });
const resolve = (serial: number, target: string) =>
  aCommandEntry(serial, { name: 'incident.resolve', target, input: { resolution: 'Renewed the certificate.' } });
