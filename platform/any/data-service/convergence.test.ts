import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  action,
  aWorld,
  lostFromSight,
  settle,
  shake,
  withdrawable,
  wronglyTold,
} from '../../../test/support/shaken-desk.ts';

test('whatever is lost, repeated or killed: replicas agree, every command is applied or refused, no text is lost', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(action, { maxLength: 80, size: 'max' }), async (actions) => {
      const world = await aWorld();
      for (const [index, one] of actions.entries()) {
        const client = await shake(world, index + 1, one);
        expect(await lostFromSight(world, client)).toEqual([]);
      }
      await settle(world);

      const { hub, clients } = world;
      expect(wronglyTold(world)).toEqual([]);
      const everything = [...hub.records.keys(), ...hub.lines.keys(), ...withdrawable];
      for (const { open, principal } of clients) {
        expect(open.copy.outbox.all().filter(({ state }) => state !== 'refused')).toEqual([]);
        expect(open.copy.masters.all()).toEqual([]);
        expect(await open.copy.records.find(everything)).toEqual(hub.seenBy(principal));
      }
    }),
    { seed: 20_261_122, numRuns: 60 },
  );
}, 60_000);
