import { expect } from '@playwright/test';
import type { LinkEndPage } from './link-end.ts';
import type { LinkPair } from './link-pair.ts';
import { connect, openPair, test } from './link-pair.ts';

/** After the network is back (S11). */
const MOST_AFTER_MS = 3_000;

/** Cuts the line for so long, with somebody writing meanwhile. Returns when the console heard again, from the mending on. */
async function cutFor(pair: LinkPair, cutMs: number): Promise<number> {
  const { helper, console, line } = pair;
  line.cut();
  const cutAtMs = performance.now();
  await Promise.all([helper.becomes('reconnecting'), console.becomes('reconnecting')]);
  const noticedMs = lastTold(console) - cutAtMs;
  expect(noticedMs).toBeGreaterThan(1_000);
  expect(noticedMs).toBeLessThan(2_500);
  await helper.ask('send', 'ctl', 'while cut');
  await console.page.waitForTimeout(Math.max(cutMs - (performance.now() - cutAtMs), 0));
  line.mend();
  const mendedAtMs = performance.now();
  await Promise.all([helper.becomes('connected'), console.becomes('connected')]);
  await helper.ask('send', 'ctl', 'afterwards');
  await expect.poll(() => console.heard('ctl')).toEqual(['before', 'while cut', 'afterwards']);
  return lastTold(console, 'state') - mendedAtMs;
}

function lastTold({ told }: LinkEndPage, kind = 'state'): number {
  return told.findLast(({ event }) => event.kind === kind)?.atMs ?? Number.NaN;
}

async function connectAndShow(pair: LinkPair, kind: 'simple' | 'plain'): Promise<void> {
  await connect(pair, [kind, kind]);
  await pair.helper.ask('send', 'ctl', 'before');
  await pair.helper.ask('show', true);
  await expect.poll(() => pair.console.ask('frames')).toBeGreaterThan(2);
}

async function stillShows({ console }: LinkPair): Promise<void> {
  const before = await console.ask('frames');
  await expect.poll(() => console.ask('frames')).toBeGreaterThan(before + 5);
}

/** Browsers call a path failed after 16 to 23 s, and stock simple-peer is destroyed by it. */
const longCuts = [
  ['24 s', 24_000],
  ['40 s @long', 40_000],
] as const;

// First, because it takes longest: the others run beside it.
for (const [long, cutMs] of longCuts) {
  test(`a line is back within 3 s, with every message and the picture, after it was cut for ${long} (S11)`, async ({
    browser,
  }) => {
    test.setTimeout(120_000);
    const kinds = ['simple', 'plain'] as const;
    const contexts = await Promise.all(kinds.map(() => browser.newContext()));
    const pairs = await Promise.all(contexts.map(openPair));
    await Promise.all(pairs.map((pair, at) => connectAndShow(pair, kinds[at]!)));

    const backMs = await Promise.all(pairs.map((pair) => cutFor(pair, cutMs)));

    test.info().annotations.push({ type: 'back after', description: backMs.join(' and ') });
    expect(Math.max(...backMs)).toBeLessThan(MOST_AFTER_MS);
    await Promise.all(pairs.map(stillShows));
    for (const { line } of pairs) line.close();
    await Promise.all(contexts.map((context) => context.close()));
  });
}

for (const kind of ['simple', 'plain'] as const) {
  test(`a line on ${kind} that was cut for 3 s is back within 3 s (S11)`, async ({ pair }) => {
    await connectAndShow(pair, kind);

    const backMs = await cutFor(pair, 3_000);

    test.info().annotations.push({ type: 'back after', description: String(backMs) });
    expect(backMs).toBeLessThan(MOST_AFTER_MS);
    await stillShows(pair);
  });

  test(`a line on ${kind} that was cut for 10 s, with the hub away as well, is back within 3 s (S11, S12)`, async ({
    pair,
  }) => {
    const { helper, console, signals } = pair;
    await connectAndShow(pair, kind);
    const before = await helper.ask('fingerprints');
    await Promise.all([helper.ask('setSignalling', false), console.ask('setSignalling', false)]);
    const carried = signals.length;
    const back = cutFor(pair, 10_000);
    await console.page.waitForTimeout(9_000);
    expect(signals.length).toBe(carried);
    await Promise.all([helper.ask('setSignalling', true), console.ask('setSignalling', true)]);

    const backMs = await back;

    test.info().annotations.push({ type: 'back after', description: String(backMs) });
    expect(backMs).toBeLessThan(MOST_AFTER_MS);
    expect(await helper.ask('fingerprints')).toEqual(before);
    await stillShows(pair);
  });

  test(`a line on ${kind} that never comes back is given up after a minute (RT-2)`, async ({ ownPair: pair }) => {
    const { helper, console, line } = pair;
    // The clock of both pages: they are windows of one browser.
    const { clock } = helper.page;
    await clock.install();
    await connect(pair, [kind, kind]);
    line.cut();
    await Promise.all([helper.becomes('reconnecting'), console.becomes('reconnecting')]);

    await clock.fastForward(50_000);
    expect([helper.states().at(-1), console.states().at(-1)]).toEqual(['reconnecting', 'reconnecting']);
    await clock.fastForward(11_000);

    await Promise.all([helper.becomes('ended: silent-too-long'), console.becomes('ended: silent-too-long')]);
  });
}
