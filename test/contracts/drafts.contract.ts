import type { DraftExchangeAnswer, DraftExchangeRequest } from '#contracts/draft.ts';
import { DRAFT_KEPT_MS, MAX_DRAFTS } from '#contracts/draft.ts';
import { agentId } from '#domain/kernel/fields.ts';
import { anAgentPrincipal } from '#domain/kernel/kernel.fixtures.ts';
import { recordKinds } from '#domain/processes.ts';
import { describe, expect, test } from 'vitest';
import { exchangeDrafts } from '../../hub/draft/exchange-drafts.ts';
import { foundDesk, gateOn, logCommand } from '../support/desk-on-store.ts';
import type { StoreUnderTest } from '../support/fresh-store.ts';

const mira = anAgentPrincipal();
const nils = anAgentPrincipal({ id: agentId.parse('agent:nils') });
const key = 'reply:incident:1';

/** What devices rely on when they exchange drafts with the hub, whichever engine the store runs on. */
export function draftsContract({ engine, open }: StoreUnderTest): void {
  async function aHub() {
    const { store } = await open();
    const clock = { nowMs: 1_000 };
    let states = 0;
    const ports = { store, kinds: recordKinds, nowMs: () => clock.nowMs, newRevision: () => `draft:${(states += 1)}` };
    const exchange = async (held: DraftExchangeRequest['held'], deviceName = 'laptop', owner = mira) =>
      (await exchangeDrafts(ports, owner, { deviceName, held })).answer;
    return { store, clock, ports, exchange };
  }
  const textsOf = ({ drafts }: DraftExchangeAnswer) => drafts.map(({ key: of, text }) => [of, text]);

  describe(`drafts on ${engine} (DRAFT-1)`, () => {
    test('what one device wrote, another gets, with the name of the first; the first is not sent its own words', async () => {
      const { exchange } = await aHub();
      const written = await exchange([{ key, base: null, text: 'Please restart' }]);
      expect(written).toMatchObject({ drafts: [{ key, revision: 'draft:1' }], isWhole: true });
      expect(textsOf(written)).toEqual([[key, undefined]]);

      expect(await exchange([], 'desktop')).toMatchObject({
        drafts: [{ key, revision: 'draft:1', text: 'Please restart', deviceName: 'laptop', changedAtMs: 1_000 }],
      });
    });

    test('of two who change the same state the first is taken, and the other gets its text', async () => {
      const { exchange } = await aHub();
      await exchange([{ key, base: null, text: 'Please' }]);
      await exchange([{ key, base: 'draft:1', text: 'Please restart it.' }], 'laptop');

      const late = await exchange([{ key, base: 'draft:1', text: 'Please wait.' }], 'desktop');

      expect(textsOf(late)).toEqual([[key, 'Please restart it.']]);
    });

    test('what is sent or discarded is gone for every device, unless another changed it meanwhile', async () => {
      const { exchange } = await aHub();
      await exchange([{ key, base: null, text: 'Please' }]);
      expect(await exchange([{ key, base: 'draft:1', text: '' }])).toEqual({ drafts: [], isWhole: true });

      await exchange([{ key, base: null, text: 'Again' }]);
      await exchange([{ key, base: 'draft:2', text: 'Again and more' }], 'desktop');
      expect(textsOf(await exchange([{ key, base: 'draft:2', text: '' }]))).toEqual([[key, 'Again and more']]);
    });

    test('what was changed here after it was discarded elsewhere is kept as a new draft', async () => {
      const { exchange } = await aHub();
      await exchange([{ key, base: null, text: 'Please' }]);
      await exchange([{ key, base: 'draft:1', text: '' }], 'desktop');

      const kept = await exchange([{ key, base: 'draft:1', text: 'Please restart' }]);

      expect(kept.drafts).toMatchObject([{ key, revision: 'draft:2' }]);
    });

    test('nobody gets the drafts of another', async () => {
      const { exchange } = await aHub();
      await exchange([{ key, base: null, text: 'Please' }]);

      expect(await exchange([], 'desktop', nils)).toEqual({ drafts: [], isWhole: true });
    });

    test('a draft about a ticket is kept while its author may read it or nobody knows it yet', async () => {
      const { store, exchange } = await aHub();
      const gate = gateOn(store);
      await foundDesk(gate);
      await gate.accept(mira, [logCommand(1)]);
      const held = [
        { key, base: null, text: 'On a ticket of the desk' },
        { key: 'reply:incident:9', base: null, text: 'On one that is still on its way' },
      ];

      expect((await exchange(held)).drafts).toHaveLength(2);
    });

    test('old drafts and those beyond the limit are let go', async () => {
      const { clock, exchange } = await aHub();
      const many = Array.from({ length: MAX_DRAFTS + 1 }, (_, serial) => ({
        key: `note:incident:x${serial}`,
        base: null,
        text: 'a',
      }));
      expect((await exchange(many)).drafts).toHaveLength(MAX_DRAFTS);

      clock.nowMs += DRAFT_KEPT_MS;
      expect((await exchange([])).drafts).toEqual([]);
    });

    test('more than one answer holds comes in several, and only the last says that it is whole', async () => {
      const { exchange } = await aHub();
      for (const serial of [1, 2, 3, 4]) {
        await exchange([{ key: `note:incident:${serial}`, base: null, text: 'x'.repeat(290_000) }]);
      }
      const first = await exchange([], 'desktop');
      expect(first.isWhole).toBe(false);

      const held = first.drafts.map(({ key: of, revision }) => ({ key: of, base: revision }));
      const rest = await exchange(held, 'desktop');
      expect(rest).toMatchObject({ isWhole: true });
      expect(rest.drafts.filter(({ text }) => text !== undefined)).toHaveLength(1);
    });

    test('two devices that hand in the same drafts in opposite order at the same moment both get an answer', async () => {
      const { exchange } = await aHub();
      const keys = Array.from({ length: 40 }, (_, serial) => `reply:incident:${serial}`);
      for (let round = 0; round < 5; round += 1) {
        const drafts = keys.map((each) => ({ key: each, base: null, text: `Round ${round}` }));
        const [one, other] = await Promise.all([exchange(drafts), exchange(drafts.toReversed(), 'desktop')]);

        expect([one?.isWhole, other?.isWhole]).toEqual([true, true]);
        const { drafts: known } = await exchange([]);
        await exchange(known.map(({ key: each, revision }) => ({ key: each, base: revision, text: '' })));
      }
    });

    test('two devices that change one state at the same moment: one is taken', async () => {
      const { exchange } = await aHub();
      await exchange([{ key, base: null, text: 'Please' }]);

      const both = await Promise.all([
        exchange([{ key, base: 'draft:1', text: 'from the laptop' }], 'laptop'),
        exchange([{ key, base: 'draft:1', text: 'from the desktop' }], 'desktop'),
      ]);

      const given = both.flatMap(({ drafts }) => drafts.flatMap(({ text }) => text ?? []));
      expect(given).toHaveLength(1);
    });
  });
}
