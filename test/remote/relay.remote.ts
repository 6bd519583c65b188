import { expect } from '@playwright/test';
import { test as base } from './link-pair.ts';
import type { Carrier, LinkPair } from './link-pair.ts';
import type { RelayServer } from './relay-server.ts';
import { startRelayServer } from './relay-server.ts';

const test = base.extend<object, { relay: RelayServer }>({
  relay: [
    async ({}, use) => {
      const relay = await startRelayServer();
      await use(relay);
      await relay.stop();
    },
    { scope: 'worker' },
  ],
});

/** As a firewall between both ends that lets nothing through but the way to the relay. */
const onlyOverRelays: Carrier = (signal) => {
  if (signal.kind === 'candidate') return signal.candidate.candidate.includes(' typ relay ') ? [signal] : [];
  if (signal.kind !== 'description') return [signal];
  const lines = signal.sdp.split('\r\n');
  const passed = lines.filter((line) => !line.startsWith('a=candidate:') || line.includes(' typ relay '));
  return [{ ...signal, sdp: passed.join('\r\n') }];
};

function noteRefusals(): void {
  const Original = window.RTCPeerConnection;
  window.refused = [];
  window.RTCPeerConnection = class extends Original {
    constructor(configuration?: RTCConfiguration) {
      super(configuration);
      this.addEventListener('icecandidateerror', ({ errorCode }) => window.refused.push(errorCode));
    }
  };
}

/** Without a second connection browsers take more than six seconds. */
const MOST_FROZEN_MS = 4_000;

async function connectWith(
  { helper, console }: LinkPair,
  kind: 'simple' | 'plain',
  iceServers: readonly RTCIceServer[],
) {
  await console.ask('open', kind, 'console', iceServers);
  await helper.ask('open', kind, 'helper', iceServers);
  await Promise.all([helper.becomes('connected'), console.becomes('connected')]);
}

test('two ends without any direct way connect over the relay alone, and by no credentials that have expired (S8, S9)', async ({
  ownPair: pair,
  relay,
}) => {
  const { helper, console } = pair;
  for (const { page } of [helper, console]) {
    await page.addInitScript(noteRefusals);
    await page.reload();
  }
  pair.carryBy(onlyOverRelays);
  await console.ask('open', 'simple', 'console', relay.credentials(-60_000));
  await helper.ask('open', 'simple', 'helper', relay.credentials(-60_000));
  // Unauthorized (RFC 8489, section 14.8).
  for (const { page } of [helper, console]) await expect.poll(() => page.evaluate(() => window.refused)).toContain(401);
  expect(pair.signals.some(({ signal }) => JSON.stringify(signal).includes(' typ relay '))).toBe(false);
  expect([...helper.states(), ...console.states()]).toEqual([]);

  for (const end of [helper, console]) await end.ask('useRelays', relay.iceServers);
  await helper.ask('restart');

  await Promise.all([helper.becomes('connected'), console.becomes('connected')]);
  expect([await helper.ask('way'), await console.ask('way')]).toEqual(['relay', 'relay']);
  await helper.ask('show', true);
  await expect.poll(() => console.ask('frames')).toBeGreaterThan(5);
});

for (const kind of ['simple', 'plain'] as const) {
  test(`a link on ${kind} whose direct way is lost for good goes on over the relay (S8)`, async ({ pair, relay }) => {
    const { helper, console, line } = pair;
    await connectWith(pair, kind, relay.iceServers);
    const before = await helper.ask('fingerprints');
    await helper.ask('send', 'ctl', 'before');
    await helper.ask('show', true);
    await expect.poll(() => console.ask('frames')).toBeGreaterThan(5);
    expect(await console.ask('way')).toBe('direct');

    line.cut();
    const cutAtMs = performance.now();
    await helper.ask('send', 'ctl', 'while cut');
    await console.ask('send', 'ctl', 'and back');
    // It is over so soon that only what was told of it can be looked at.
    const whole = ['connected', 'reconnecting', 'connected'];
    await expect.poll(() => [helper.states(), console.states()]).toEqual([whole, whole]);
    const frozenMs = (console.told.findLast(({ event }) => event.kind === 'state')?.atMs ?? Infinity) - cutAtMs;

    test.info().annotations.push({ type: 'frozen', description: String(Math.round(frozenMs)) });
    expect(frozenMs).toBeLessThan(MOST_FROZEN_MS);
    await helper.ask('send', 'ctl', 'afterwards');
    await expect.poll(() => console.heard('ctl')).toEqual(['before', 'while cut', 'afterwards']);
    await expect.poll(() => helper.heard('ctl')).toEqual(['and back']);
    expect(await console.ask('way')).toBe('relay');
    expect(await helper.ask('fingerprints')).toEqual(before);
    // The console is told of the picture anew: the old one stands still for ever.
    expect(console.told.filter(({ event }) => event.kind === 'screen').length).toBe(2);
    const shown = await console.ask('frames');
    await expect.poll(() => console.ask('frames')).toBeGreaterThan(shown + 5);
    await helper.ask('close');
    await console.becomes('ended: closed-there');
  });

  test(`a link on ${kind} that is older than its credentials goes over the relay by newer ones (S8, S9)`, async ({
    pair,
    relay,
  }) => {
    const { helper, console, line } = pair;
    await connectWith(pair, kind, relay.credentials(-60_000));
    for (const end of [helper, console]) await end.ask('useRelays', relay.iceServers);
    await helper.ask('show', true);
    await expect.poll(() => console.ask('frames')).toBeGreaterThan(5);

    line.cut();

    const whole = ['connected', 'reconnecting', 'connected'];
    await expect.poll(() => [helper.states(), console.states()]).toEqual([whole, whole]);
    expect(await console.ask('way')).toBe('relay');
    const shown = await console.ask('frames');
    await expect.poll(() => console.ask('frames')).toBeGreaterThan(shown + 5);
  });

  test(`a link on ${kind} whose direct way comes back in time stays on it`, async ({ pair, relay }) => {
    const { helper, console, line } = pair;
    // The relay is not to be had, so the second connection never comes about.
    const unreachable = relay.iceServers.map((server) => ({ ...server, credential: 'wrong' }));
    await connectWith(pair, kind, unreachable);
    line.cut();
    await Promise.all([helper.becomes('reconnecting'), console.becomes('reconnecting')]);
    line.mend();

    await Promise.all([helper.becomes('connected'), console.becomes('connected')]);
    await helper.ask('send', 'ctl', 'afterwards');

    await expect.poll(() => console.heard('ctl')).toEqual(['afterwards']);
    expect(await console.ask('way')).toBe('direct');
  });

  test(`a link on ${kind} whose direct way was away for a moment goes over the relay when it is lost for good (S8)`, async ({
    pair,
    relay,
  }) => {
    const { helper, console, line } = pair;
    await connectWith(pair, kind, relay.iceServers);
    // The second connection is begun, and comes about at neither end before the first is back.
    pair.carryBy((signal, from) => (from === 'console' && signal.path > 0 ? [] : [signal]));
    line.cut();
    await Promise.all([helper.becomes('reconnecting'), console.becomes('reconnecting')]);
    await expect.poll(() => pair.signals.some(({ signal, from }) => from === 'console' && signal.path > 0)).toBe(true);
    line.mend();
    await Promise.all([helper.becomes('connected'), console.becomes('connected')]);
    pair.carryBy((signal) => [signal]);

    line.cut();
    const cutAtMs = performance.now();

    const whole = ['connected', 'reconnecting', 'connected', 'reconnecting', 'connected'];
    await expect.poll(() => [helper.states(), console.states()]).toEqual([whole, whole]);
    const frozenMs = (console.told.findLast(({ event }) => event.kind === 'state')?.atMs ?? Infinity) - cutAtMs;
    expect(frozenMs).toBeLessThan(MOST_FROZEN_MS);
    expect(await console.ask('way')).toBe('relay');
  });
}

declare global {
  interface Window {
    refused: number[];
  }
}
