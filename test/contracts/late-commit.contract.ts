import { journalIdOf } from '#domain/kernel/journal.ts';
import { aCommandEntry, anAgentPrincipal } from '#domain/kernel/kernel.fixtures.ts';
import { setTimeout as hold } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import type { Store } from '../../hub/store/store.ts';
import { foundDesk, gateOn, logCommand, outcomesOf } from '../support/desk-on-store.ts';
import { feedReader } from '../support/feed-reader.ts';
import type { StoreUnderTest } from '../support/fresh-store.ts';
import { seeded } from '../support/seeded.ts';
import { pollWhileWritingSlowly } from '../support/slow-writers.ts';

const mira = anAgentPrincipal();
const WRITERS = 8;

/** A transaction that began early and commits late must not be passed over by a reader who has read on meanwhile. */
export function lateCommitContract({ engine, open, reopen }: StoreUnderTest): void {
  // On SQLite transactions wait for each other, and so do their delays: fewer will do there.
  const { commands, longestHoldMs } =
    engine === 'postgres' ? { commands: 600, longestHoldMs: 10 } : { commands: 150, longestHoldMs: 4 };

  describe(`transactions that commit late on ${engine}`, () => {
    test(`are never skipped: a poller sees all ${2 * commands} rows of ${WRITERS} slow writers`, async () => {
      const { store, address } = await open();
      const gate = gateOn(store);
      await foundDesk(gate);
      const incidents = Array.from({ length: commands }, (_, index) => logCommand(index + 1));
      await gate.accept(mira, incidents);
      const notes = incidents.map(({ target }, index) => noteOf(2_000 + index, target));
      const other = engine === 'postgres' ? await reopen(address) : store;
      const slowGates = [store, other].map((each) => gateOn(holdingItsPlaces(each, longestHoldMs / 4)));
      const reader = feedReader(other, mira);
      await reader.catchUp();
      reader.sent.splice(0);

      await pollWhileWritingSlowly(
        { writers: WRITERS, rows: commands, longestHoldMs, seed: 7 },
        async (serial, holdMs) => {
          await hold(holdMs);
          const answers = await slowGates[serial % 2]!.accept(mira, [notes[serial - 1]!]);
          expect(outcomesOf(answers)).toEqual(['accepted']);
        },
        async () => (await reader.turn(50)).rows.map(({ id }) => id),
      );
      await reader.catchUp();

      const sent = new Set(reader.sent.map(({ id }) => id));
      const expected = notes.flatMap(({ id, target }) => [target, journalIdOf(id)]);
      expect(expected.filter((id) => !sent.has(id))).toEqual([]);
      expect(reader.sent).toHaveLength(2 * commands);
    });
  });
}

/** Every writer has an installation of its own, so that nothing but the places makes them wait for each other. */
function noteOf(serial: number, target: string) {
  const device = `client:writer${serial % WRITERS}`;
  return aCommandEntry(serial, { name: 'incident.note', target, device, input: { text: 'Seen.' } });
}

/** A store whose transactions linger between taking their places and the commit: the moment at which a row gets lost. */
function holdingItsPlaces(store: Store, longestHoldMs: number): Store {
  const chance = seeded(11);
  return {
    ...store,
    takePlaces: async (tx, count) => {
      const place = await store.takePlaces(tx, count);
      await hold(chance() * longestHoldMs);
      return place;
    },
  };
}
