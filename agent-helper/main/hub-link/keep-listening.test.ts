import { expect, test } from 'vitest';
import type { ClientToHub, FeedPage, HubToClient } from '#contracts/sync.ts';
import { epochMs } from '#domain/kernel/fields.ts';
import type { Result } from '#domain/kernel/result.ts';
import { handClock } from '../../../test/support/hand-clock.ts';
import type { OpenStream } from '#platform/any/live-stream.ts';
import { keepListening } from './keep-listening.ts';

const aPage = (place: number): FeedPage => ({
  from: null,
  to: { place, scopes: 'device:a' },
  rows: [],
  isEnd: true,
});
const welcome: HubToClient = { kind: 'welcome', nowMs: epochMs.parse(1) };
const page = (place: number): HubToClient => ({ kind: 'page', page: aPage(place) });

/** Listens on streams that say these messages and break off, one after the other, until there are no more. */
async function listenTo(streams: readonly (readonly HubToClient[])[]) {
  const stop = new AbortController();
  const left = [...streams];
  const did: string[] = [];
  const hellos: ClientToHub[] = [];
  let tokens = 0;
  await keepListening(
    {
      link: {
        within: async <Value>(work: (token: string) => Promise<Result<Value>>) => await work(`token-${(tokens += 1)}`),
      },
      openStream: (hello) => {
        hellos.push(hello);
        const messages = [...(left.shift() ?? [])];
        return {
          next: async () => messages.shift() ?? null,
          send: ({ kind }) => did.push(kind),
          close: () => undefined,
        };
      },
      signals: { connect: () => () => undefined, hear: () => undefined, hurry: () => null },
      onHeard: () => did.push('heard'),
      onNews: ({ to }) => did.push(`news at ${to.place}`),
      onLost: () => did.push('lost'),
      rest: async (delayMs) => {
        did.push(`rest ${delayMs}`);
        if (left.length === 0) stop.abort();
      },
      sleep: async () => undefined,
      nowMs: () => 0,
      chance: () => 1,
    },
    stop.signal,
  );
  return { did, hellos };
}

test('what a stream brings is told, taken and not kept; the next one begins where it ended', async () => {
  const { did, hellos } = await listenTo([[welcome, page(7)], [welcome]]);

  expect(did).toEqual(['heard', 'news at 7', 'applied', 'lost', 'rest 1000', 'heard', 'lost', 'rest 1000']);
  expect(hellos).toMatchObject([{ cursor: null }, { cursor: { place: 7 } }]);
});

test('a hub that is away is asked after ever longer waits, of a quarter of a minute at most', async () => {
  const { did } = await listenTo([[], [], [], [], [], []]);

  expect(did.filter((each) => each.startsWith('rest'))).toEqual([
    'rest 2000',
    'rest 4000',
    'rest 8000',
    'rest 15000',
    'rest 15000',
    'rest 15000',
  ]);
});

test('a hub that says goodbye is no failure of the helper', async () => {
  const { did } = await listenTo([[welcome, { kind: 'bye', code: 'hub.stopping' }]]);

  expect(did).toEqual(['heard', 'lost', 'rest 1000']);
});

test('while a session waits, attempts that bring nothing are given up soon, and followed by the next at once (S11)', async () => {
  const clock = handClock(0);
  const stop = new AbortController();
  const triedAtMs: number[] = [];
  // The network is there again after ten seconds.
  const openStream: OpenStream = (_hello, signal) => {
    triedAtMs.push(clock.nowMs());
    const isBack = clock.nowMs() >= 10_000;
    const gone = new Promise<null>((resolve) => signal.addEventListener('abort', () => resolve(null)));
    const messages = isBack ? [welcome] : [];
    return { next: async () => messages.shift() ?? (await gone), send: () => undefined, close: () => undefined };
  };
  const heard = Promise.withResolvers<void>();
  const listening = keepListening(
    {
      link: { within: async <Value>(work: (token: string) => Promise<Result<Value>>) => await work('token') },
      openStream,
      signals: {
        connect: () => () => undefined,
        hear: () => undefined,
        hurry: () => ({ answerWithinMs: 2_000, everyMs: 1_000 }),
      },
      onHeard: heard.resolve,
      onNews: () => undefined,
      onLost: () => undefined,
      rest: clock.wait,
      sleep: clock.wait,
      nowMs: clock.nowMs,
      chance: () => 1,
    },
    stop.signal,
  );
  for (let attempt = 1; attempt <= 5; attempt += 1) {
    await expect.poll(() => triedAtMs.length, { interval: 1 }).toBe(attempt);
    clock.advance(2_000);
  }
  await heard.promise;
  stop.abort();
  await listening;

  expect(triedAtMs).toEqual([0, 2_000, 4_000, 6_000, 8_000, 10_000]);
});
