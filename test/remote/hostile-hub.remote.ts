import { expect } from '@playwright/test';
import type { HostileHub, Meddle } from './hostile-hub.ts';
import { expectRepelled, session, test, ticket } from './hostile-hub.ts';
import type { Victim } from './pages/hostile-page.ts';

const nobody = { remembered: null, told: null };
const other = { helper: 'console', console: 'helper' } as const;

const faithfully: Meddle = (text, from) => [[other[from], text]];

/** Passes everything on but messages of one kind, of which it makes something else. */
function butFor(kind: string, change: (message: Record<string, unknown>, from: Victim) => ReturnType<Meddle>): Meddle {
  return (text, from) => {
    const message = JSON.parse(text) as Record<string, unknown>;
    return message['kind'] === kind ? change(message, from) : faithfully(text, from);
  };
}

/** A console's chance, as anybody may make one up. */
const aNonce = JSON.stringify({ kind: 'trust.nonce', version: 1, nonce: btoa('n'.repeat(32)) });

async function openBoth({ helper, console }: HostileHub): Promise<void> {
  await console.open({ role: 'console', knows: nobody });
  await helper.open({ role: 'helper', knows: nobody });
}

test.describe('an honest hub', () => {
  test('leads to the same six digits at both ends, and to a picture once people have compared them (S7)', async ({
    world,
  }) => {
    const { helper, console } = world;
    world.connectDirectly();
    await openBoth(world);
    await expect
      .poll(() => [helper.trusts.at(-1)?.state, console.trusts.at(-1)?.state])
      .toEqual(['comparing', 'comparing']);
    expect(helper.trusts.at(-1)).toEqual(console.trusts.at(-1));
    expect(await world.framesSeen()).toBe(0);

    await console.ask('compare', 'same');
    // What the console says trusts nothing at the helper.
    await expect.poll(() => console.trusts.at(-1)?.state).toBe('trusted');
    expect(helper.trusts.at(-1)?.state).toBe('comparing');
    await helper.ask('compare', 'same');

    await expect.poll(() => world.framesSeen()).toBeGreaterThan(0);
    expect([await helper.ask('peerKey'), await console.ask('peerKey')]).toEqual([console.key, helper.key]);
    expect(world.alarms()).toEqual([]);
  });

  test('leads to trust without digits between keys that have met before (S3)', async ({ world }) => {
    const { helper, console } = world;
    world.connectDirectly();
    await console.open({ role: 'console', knows: { remembered: helper.key, told: helper.key } });
    await helper.open({ role: 'helper', knows: { remembered: console.key, told: null } });

    await expect.poll(() => world.framesSeen()).toBeGreaterThan(0);

    const byKeys = { state: 'trusted', by: 'keys' };
    expect([helper.trusts.at(-1), console.trusts.at(-1)]).toMatchObject([byKeys, byKeys]);
  });

  test('is not blamed when people find the digits to differ: nothing is trusted all the same', async ({ world }) => {
    world.connectDirectly();
    await openBoth(world);
    await expect.poll(() => world.console.trusts.at(-1)?.state).toBe('comparing');

    await world.console.ask('compare', 'different');

    await expect.poll(() => world.console.states.at(-1)).toBe('closed-here');
    expect(world.alarms()).toContain('trust.digits-differ');
    expect(await world.framesSeen()).toBe(0);
  });
});

test.describe('a hostile hub (S6)', () => {
  test('that swaps the certificate in what it carries gets no connection', async ({ world }) => {
    world.connectDirectly((signal, from) => {
      if (signal.kind !== 'description' || from === 'console') return [signal];
      return [{ ...signal, sdp: signal.sdp.replaceAll(/(a=fingerprint:sha-256) \S{5}/g, '$1 0F:0F') }];
    });
    await openBoth(world);

    await expectRepelled(world, 'handshake-failed');
  });

  test('that ends both connections itself and passes everything on is found out by the console', async ({ world }) => {
    await world.standBetween(faithfully);
    await openBoth(world);

    await expectRepelled(world, 'trust.commitment-differs');
  });

  test('that plays both parts itself shows people other digits, whatever it says of them', async ({ world }) => {
    const { helper, console, hub } = world;
    await world.standBetween(() => []);
    await hub.evaluate(([one, two]) => window.hostilePage.play(one, two), [session, ticket] as const);
    await openBoth(world);
    await expect
      .poll(() => [helper.trusts.at(-1)?.state, console.trusts.at(-1)?.state])
      .toEqual(['comparing', 'comparing']);
    expect(helper.trusts.at(-1)).not.toEqual(console.trusts.at(-1));
    await console.ask('compare', 'different');

    await expectRepelled(world, 'trust.digits-differ');
  });

  test('that plays both parts to ends that know each other is found out by its key', async ({ world }) => {
    const { helper, console, hub } = world;
    await world.standBetween(() => []);
    await hub.evaluate(([one, two]) => window.hostilePage.play(one, two), [session, ticket] as const);
    await console.open({ role: 'console', knows: { remembered: helper.key, told: helper.key } });
    await helper.open({ role: 'helper', knows: { remembered: console.key, told: null } });

    await expectRepelled(world, 'trust.key-changed');
  });

  test('that tells the console of its own key as the computer’s is believed no more than before', async ({ world }) => {
    const { helper, console, hub, key } = world;
    await world.standBetween(() => []);
    await hub.evaluate(([one, two]) => window.hostilePage.play(one, two), [session, ticket] as const);
    await console.open({ role: 'console', knows: { remembered: null, told: key } });
    await helper.open({ role: 'helper', knows: nobody });

    await expect
      .poll(() => [helper.trusts.at(-1)?.state, console.trusts.at(-1)?.state])
      .toEqual(['comparing', 'comparing']);
    expect(helper.trusts.at(-1)).not.toEqual(console.trusts.at(-1));
    await helper.ask('compare', 'different');

    await expectRepelled(world, 'trust.digits-differ');
  });

  test('that replaces the key of a computer which the console remembers is an alarm', async ({ world }) => {
    const { helper, console, hub, key } = world;
    await world.standBetween(() => []);
    await hub.evaluate(([one, two]) => window.hostilePage.play(one, two), [session, ticket] as const);
    await console.open({ role: 'console', knows: { remembered: helper.key, told: key } });
    await helper.open({ role: 'helper', knows: nobody });

    await expectRepelled(world, 'trust.key-changed');
  });

  test('that says an honest session’s words again is found out', async ({ world }) => {
    const { helper, console } = world;
    // What an honest helper has said to the hub's own leg in an earlier session, as if it had been the console.
    const earlier: string[] = [];
    await world.standBetween((text, from) => {
      if (from === 'helper') earlier.push(text);
      return from === 'helper' && text.includes('trust.commit') ? [['helper', aNonce]] : [];
    });
    await helper.open({ role: 'helper', knows: nobody });
    await expect.poll(() => earlier.length).toBe(2);
    for (const text of earlier) {
      await world.hub.evaluate((said) => window.hostilePage.say('console', said), text);
    }
    await console.open({ role: 'console', knows: nobody });

    await expectRepelled(world, 'trust.commitment-differs');
  });

  test('that swaps the sides gives itself away', async ({ world }) => {
    await world.standBetween((text, from) => [[from, text]]);
    await openBoth(world);

    await expectRepelled(world, 'trust.message-unknown');
  });

  test('that holds back what reveals the helper’s chance is not waited for', async ({ world }) => {
    await world.helper.page.clock.install();
    await world.standBetween(butFor('trust.reveal', () => []));
    await openBoth(world);
    await expect.poll(() => world.heard.filter(({ text }) => text.includes('trust.reveal')).length).toBe(1);

    await world.helper.page.clock.fastForward(9_000);
    expect(world.alarms()).toEqual([]);
    await world.helper.page.clock.fastForward(2_000);

    await expectRepelled(world, 'trust.too-slow');
  });

  test('that talks both ends down to an older version is not followed', async ({ world }) => {
    await world.standBetween(
      butFor('trust.commit', (message) => [['console', JSON.stringify({ ...message, version: 9_999 })]]),
    );
    await openBoth(world);

    await expectRepelled(world, 'trust.version-differs');
  });

  test('that takes the signature away is found out by whoever knows that there has to be one', async ({ world }) => {
    const { helper, console } = world;
    world.connectDirectly();
    await console.open({ role: 'console', knows: { remembered: helper.key, told: null } });
    await helper.open({ role: 'helper', knows: nobody, signs: false });

    await expectRepelled(world, 'trust.proof-withheld');
  });

  test('that leaves out the commitment gets no further', async ({ world }) => {
    await world.standBetween(butFor('trust.commit', () => [['helper', aNonce]]));
    await openBoth(world);

    await expectRepelled(world, 'trust.out-of-turn');
  });
});
