import { anAgentPrincipal, vera } from '#domain/kernel/kernel.fixtures.ts';
import { personId } from '#domain/kernel/fields.ts';
import type { Principal } from '#domain/kernel/principal.ts';
import { deskItself } from '#domain/kernel/principal.ts';
import { describe, expect, test } from 'vitest';
import { compactFeed } from '../../hub/sync/compact-feed.ts';
import { deskCommand, gateOn } from '../support/desk-on-store.ts';
import { feedReader } from '../support/feed-reader.ts';
import type { StoreUnderTest } from '../support/fresh-store.ts';
import { parcelKind } from '../support/parcel-kind.ts';

const DAY_MS = 24 * 3_600_000;
const wim: Principal = { kind: 'person', id: personId.parse('person:wim') };
const mira = anAgentPrincipal();

/** What keeps the feed small however long the desk goes on, whichever engine the store runs on. */
export function compactionContract({ engine, open }: StoreUnderTest): void {
  async function someParcels() {
    const { store } = await open();
    const kinds = [parcelKind({ extra: ['desk'] })];
    const gate = gateOn(store, { kinds });
    let serial = 0;
    const issue = async (name: string, parcel: number, holder?: string) => {
      serial += 1;
      const input = holder === undefined ? {} : { holder };
      await gate.accept(deskItself, [deskCommand(serial, { name, target: `parcel:${parcel}`, input })]);
    };
    const count = async (op: 'put' | 'out') =>
      (await store.database.selectFrom('feed').select('id').where('op', '=', op).execute()).length;
    return { store, issue, count, reader: (who: Principal) => feedReader(store, who, kinds) };
  }

  describe(`the feed after a long time on ${engine}`, () => {
    test('a reader who was away for a year gets each record once, as it is, however often it changed', async () => {
      const { issue, reader } = await someParcels();
      for (let parcel = 1; parcel <= 5; parcel += 1) await issue('parcel.send', parcel, 'person:vera');
      const [away, fresh] = [reader(mira), reader(mira)];
      await away.catchUp();
      const before = away.sent.length;
      for (let round = 0; round < 40; round += 1) {
        for (let parcel = 1; parcel <= 5; parcel += 1) await issue('parcel.weigh', parcel);
      }

      await away.catchUp(50);
      await fresh.catchUp();

      // Five parcels, and the two hundred lines of what was done to them, which are its history and never change.
      expect(away.sent.length - before).toBe(5 + 200);
      expect(away.held).toEqual(fresh.held);
    });

    test('what left a scope is told of for a month, and then no longer kept', async () => {
      const { store, issue, count, reader } = await someParcels();
      const often = reader(vera);
      for (let parcel = 1; parcel <= 3; parcel += 1) await issue('parcel.send', parcel, 'person:vera');
      await often.catchUp();
      for (let parcel = 1; parcel <= 3; parcel += 1) await issue('parcel.hand-over', parcel, 'person:wim');
      const outs = await count('out');
      const puts = await count('put');
      await compactFeed(store, DAY_MS);

      expect(await compactFeed(store, 30 * DAY_MS)).toBe(0);
      await often.catchUp();
      expect([...often.held.keys()]).toEqual([]);
      expect(await compactFeed(store, 31 * DAY_MS)).toBe(outs);
      expect([await count('out'), await count('put')]).toEqual([0, puts]);

      await issue('parcel.hand-over', 1, 'person:vera');
      const page = await often.turn(2_000);
      expect(page.from).not.toBeNull();
      expect([...often.held.keys()]).toContain('parcel:1');
    });

    test('who was away for longer begins anew, and holds nothing that is not theirs any more', async () => {
      const { store, issue, reader } = await someParcels();
      const [away, hers] = [reader(vera), reader(wim)];
      await issue('parcel.send', 1, 'person:vera');
      await issue('parcel.send', 2, 'person:vera');
      await away.catchUp();
      await issue('parcel.hand-over', 1, 'person:wim');
      await compactFeed(store, DAY_MS);
      await compactFeed(store, 40 * DAY_MS);

      const page = await away.turn(2_000);

      expect(page.from).toBeNull();
      expect([...away.held.keys()].filter((id) => id.startsWith('parcel'))).toEqual(['parcel:2']);
      await hers.catchUp();
      expect([...hers.held.keys()]).toContain('parcel:1');
      expect((await away.turn(2_000)).from).not.toBeNull();
    });
  });
}
