import { expect, test, vi } from 'vitest';
import { aComputer, aHelp, aState } from '../../../agent-helper/app/remote/remote.fixtures.ts';
import { keepRelaysFresh, RENEW_RELAYS_EVERY_MS } from './fresh-relays.ts';

/** What a relay lets in by (S9). */
const GOOD_FOR_MS = 10 * 60_000;

test('credentials are asked for twice before those of now expire', () => {
  const every = vi.fn<(everyMs: number, act: () => void) => () => void>(() => () => undefined);
  keepRelaysFresh({ relays: async () => [], every, use: () => undefined });

  expect(every.mock.calls[0]?.[0]).toBe(RENEW_RELAYS_EVERY_MS);
  expect(2 * RENEW_RELAYS_EVERY_MS).toBeLessThan(GOOD_FOR_MS);
});

test('the page of a link is told of newer credentials, and keeps what it has while the hub is away (S8)', async () => {
  const computer = aComputer();
  computer.sessions.follow(aState(aHelp()));
  computer.connect();
  const relays = [{ urls: ['turn:relay.example.org'], username: '1:one', credential: 'secret' }];
  const told = () => computer.page().orders.filter(({ kind }) => kind === 'relays');
  await computer.pass(RENEW_RELAYS_EVERY_MS);
  expect(told()).toEqual([]);

  computer.hub.relays = { ok: true, value: { relays, goodUntilMs: GOOD_FOR_MS } };
  await computer.pass(RENEW_RELAYS_EVERY_MS);
  expect(told()).toEqual([{ kind: 'relays', relays }]);

  computer.hub.relays = undefined;
  await computer.pass(RENEW_RELAYS_EVERY_MS);
  expect(told()).toHaveLength(1);
});
