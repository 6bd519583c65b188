import { expect } from '@playwright/test';
import type { LinkSignal } from '#contracts/remote-session/link-signal.ts';
import type { Carrier } from './link-pair.ts';
import { connect, test } from './link-pair.ts';

/** Other digits in the place of the fingerprint's first ones. */
function withAnotherCertificate(signal: LinkSignal): LinkSignal {
  if (signal.kind !== 'description') return signal;
  return { ...signal, sdp: signal.sdp.replaceAll(/a=fingerprint:sha-256 (\S{5})/g, 'a=fingerprint:sha-256 0F:0F') };
}

/** Holds everything of one end back, and lets it go in the opposite order. */
function lastFirst(): Carrier {
  const held: LinkSignal[] = [];
  return (signal, from) => {
    if (from === 'console') return [signal];
    held.unshift(signal);
    return signal.kind === 'candidate' && held.length > 2 ? held.splice(0) : [];
  };
}

for (const kind of ['simple', 'plain'] as const) {
  test.describe(`signals of a link on ${kind}`, () => {
    test('may come twice', async ({ pair }) => {
      pair.carryBy((signal) => [signal, signal]);
      await connect(pair, [kind, kind]);
    });

    test('may come in the opposite order', async ({ pair }) => {
      pair.carryBy(lastFirst());
      await connect(pair, [kind, kind]);
    });

    test('may be lost: what was not answered is said again', async ({ pair }) => {
      let isFirst = true;
      pair.carryBy((signal, from) => {
        const isLost = isFirst && from === 'console' && signal.kind === 'description';
        if (isLost) isFirst = false;
        return isLost ? [] : [signal];
      });
      await pair.console.open(kind, 'console');
      await pair.helper.open(kind, 'helper');
      await expect.poll(() => isFirst).toBe(false);
      await pair.helper.ask('restart');

      await Promise.all([pair.helper.becomes('connected'), pair.console.becomes('connected')]);
    });

    test('wait while nobody carries them', async ({ pair }) => {
      const { helper, console, signals } = pair;
      await console.open(kind, 'console');
      await helper.page.evaluate((given) => {
        window.linkPage.open(given, 'helper');
        window.linkPage.setSignalling(false);
      }, kind);
      await helper.ask('restart');
      // So long that an offer would have come and been answered.
      await helper.page.waitForFunction(
        (from) => performance.now() > from + 500,
        await helper.page.evaluate(() => performance.now()),
      );

      expect(signals).toEqual([]);
      await helper.ask('setSignalling', true);
      await Promise.all([helper.becomes('connected'), console.becomes('connected')]);
    });

    test('cross without harm when both ends want to begin anew (RT-2)', async ({ pair }) => {
      const { helper, console, signals } = pair;
      await connect(pair, [kind, kind]);

      for (let round = 1; round <= 4; round += 1) {
        await Promise.all([helper.ask('restart'), console.ask('restart')]);
        await helper.ask('send', 'ctl', `round ${round}`);
      }

      await expect.poll(() => console.heard('ctl')).toEqual(['round 1', 'round 2', 'round 3', 'round 4']);
      expect([...helper.states(), ...console.states()]).toEqual(['connected', 'connected']);
      const offers = signals.filter(({ signal }) => signal.kind === 'description' && signal.type === 'offer');
      expect(new Set(offers.map(({ from }) => from))).toEqual(new Set(['helper']));
      expect(offers.length).toBeGreaterThan(1);
    });

    test('with another certificate than the one that answers end it (RT-2)', async ({ pair }) => {
      pair.carryBy((signal, from) => [from === 'helper' ? withAnotherCertificate(signal) : signal]);
      await pair.console.open(kind, 'console');
      await pair.helper.open(kind, 'helper');

      await pair.console.becomes('ended: handshake-failed');
      expect(pair.console.states()).toEqual(['ended: handshake-failed']);
      expect(pair.helper.states()).not.toContain('connected');
    });

    test('that bring another certificate with a new way end it (S12)', async ({ pair }) => {
      await connect(pair, [kind, kind]);
      pair.carryBy((signal) => [withAnotherCertificate(signal)]);

      await pair.helper.ask('restart');

      await pair.console.becomes('ended: certificate-differs');
    });

    test('that would make the helper answer end it: sides are never swapped', async ({ pair }) => {
      const { helper, signals } = pair;
      await connect(pair, [kind, kind]);
      const offer = signals.find(({ signal }) => signal.kind === 'description' && signal.type === 'offer')!.signal;

      await helper.ask('signal', offer);

      await helper.becomes('ended: signal-invalid');
    });
  });
}
