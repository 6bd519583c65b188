import type { ClientToHub, FeedCursor, HubToClient } from '#contracts/sync.ts';
import { epochMs } from '#domain/kernel/fields.ts';
import type { LiveStream } from '#platform/any/live-stream.ts';
import { createSignalLines } from '#platform/any/signalling/signal-lines.ts';
import { Subject } from 'rxjs';
import { expect, test, vi } from 'vitest';
import { hubNews } from './hub-news.ts';

type Hello = Extract<ClientToHub, { kind: 'hello' }>;

const welcome: HubToClient = { kind: 'welcome', nowMs: epochMs.parse(1_000) };
const cursorAt = (place: number): FeedCursor => ({ place, scopes: 'everyone person:vera' });
const pageTo = (place: number): HubToClient => ({
  kind: 'page',
  page: { from: null, to: cursorAt(place), rows: [], isEnd: true },
});

/** Follows a hub that says, stream by stream, what it is told to; after the last it is away until the test ends. */
function follow(streams: readonly (readonly HubToClient[])[]) {
  const hellos: Hello[] = [];
  const sent: ClientToHub[] = [];
  const waits: number[] = [];
  const ended: string[] = [];
  const wake$ = new Subject<void>();
  let news = 0;
  const openStream = (hello: Hello): LiveStream => {
    const messages = [...(streams[hellos.length] ?? [])];
    hellos.push(hello);
    return {
      next: async () => messages.shift() ?? null,
      send: (message) => sent.push(message),
      close: () => messages.splice(0),
    };
  };
  const sleep = (delayMs: number, signal: AbortSignal): Promise<void> => {
    waits.push(delayMs);
    const isOver = hellos.length > streams.length;
    return isOver ? new Promise((resolve) => signal.addEventListener('abort', () => resolve())) : Promise.resolve();
  };
  const sessionEnded = (): void => void ended.push('ended');
  const errors: unknown[] = [];
  const signals = createSignalLines({ nowMs: () => 0, wait: async () => undefined });
  const subscription = hubNews({
    openStream,
    token: 'token-1',
    sleep,
    chance: () => 1,
    wake$,
    signals,
    nowMs: () => 0,
    sessionEnded,
  }).subscribe({
    next: () => {
      news += 1;
    },
    error: (error) => errors.push(error),
  });
  return { hellos, sent, waits, ended, errors, wake$, news: () => news, stop: () => subscription.unsubscribe() };
}

test('every page is news, and the hub is told that the next may come', async () => {
  const { sent, news, stop } = follow([[welcome, pageTo(3), pageTo(5)]]);

  await vi.waitFor(() => expect(sent).toHaveLength(2));
  stop();

  expect(sent).toEqual([
    { kind: 'applied', to: cursorAt(3) },
    { kind: 'applied', to: cursorAt(5) },
  ]);
  expect(news()).toBeGreaterThanOrEqual(3);
});

test('after a break it goes on from where it was', async () => {
  const { hellos, stop } = follow([[welcome, pageTo(3)], [welcome]]);

  await vi.waitFor(() => expect(hellos).toHaveLength(3));
  stop();

  expect(hellos.map(({ cursor }) => cursor)).toEqual([null, cursorAt(3), cursorAt(3)]);
});

test('without a stream, each attempt at one is news, and the waits between them grow to a limit', async () => {
  const { waits, news, stop } = follow([[], [], [], [], [], []]);

  await vi.waitFor(() => expect(waits).toHaveLength(7));
  stop();

  expect(waits).toEqual([2_000, 4_000, 8_000, 15_000, 15_000, 15_000, 15_000]);
  expect(news()).toBe(7);
});

test('whoever looks at the page again does not wait', async () => {
  const { hellos, waits, wake$, stop } = follow([]);
  await vi.waitFor(() => expect(waits).toHaveLength(1));

  wake$.next();

  await vi.waitFor(() => expect(hellos).toHaveLength(2));
  stop();
});

test('a session that was ended elsewhere is told, and nothing is asked again', async () => {
  const { hellos, ended } = follow([[welcome, { kind: 'bye', code: 'session.ended' }], [welcome]]);

  await vi.waitFor(() => expect(ended).toEqual(['ended']));

  expect(hellos).toHaveLength(1);
});

test('a hub that stops is waited for', async () => {
  const { hellos, stop } = follow([[welcome, { kind: 'bye', code: 'hub.stopping' }]]);

  await vi.waitFor(() => expect(hellos).toHaveLength(2));
  stop();
});

test('a page older than its hub is a fault, which asks to be loaded again', async () => {
  const { errors } = follow([[{ kind: 'bye', code: 'protocol.unknown' }]]);

  await vi.waitFor(() => expect(errors).toMatchObject([{ code: 'protocol.unknown' }]));
});
