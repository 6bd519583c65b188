import { expect, test } from 'vitest';
import type { Refusal, Result } from '#domain/kernel/result.ts';
import { ok, refuse } from '#domain/kernel/result.ts';
import { keepSending } from './keep-sending.ts';

const away: Refusal = { code: 'hub.unreachable' };

/** Runs through the outcomes of rounds by hand, and stops after the last. Gives what it did in between. */
async function roundsOf(outcomes: readonly Result<null>[]): Promise<readonly string[]> {
  const stop = new AbortController();
  const left = [...outcomes];
  const did: string[] = [];
  const note = async (what: string) => {
    did.push(what);
    if (left.length === 0) stop.abort();
  };
  await keepSending(
    {
      sendOnce: async () => left.shift() ?? ok(null),
      onFailure: ({ code }) => did.push(code),
      rest: (delayMs) => note(`rested ${delayMs}`),
      wait: (delayMs) => note(`waited ${delayMs}`),
      chance: () => 1,
    },
    stop.signal,
  );
  return did;
}

test('after a round that went well it rests until something new waits', async () => {
  expect(await roundsOf([ok(null), ok(null)])).toEqual(['rested 300000', 'rested 300000']);
});

test('while the hub is away it waits longer each time, and news do not shorten that', async () => {
  expect(await roundsOf([refuse(away), refuse(away), refuse(away)])).toEqual([
    'hub.unreachable',
    'waited 2000',
    'hub.unreachable',
    'waited 4000',
    'hub.unreachable',
    'waited 8000',
  ]);
});

test('one good round, and patience begins anew', async () => {
  const did = await roundsOf([refuse(away), refuse(away), ok(null), refuse(away)]);

  expect(did.filter((what) => what.startsWith('waited'))).toEqual(['waited 2000', 'waited 4000', 'waited 2000']);
});

test('a pause that the hub asked for is kept', async () => {
  const throttled = refuse({ code: 'request.too-many', details: { retryAfterS: 45 } });

  expect(await roundsOf([throttled])).toEqual(['request.too-many', 'waited 45000']);
});

test('whoever is stopped while sending does not start to wait', async () => {
  const stop = new AbortController();
  const waits: number[] = [];
  await keepSending(
    {
      sendOnce: async () => {
        stop.abort();
        return refuse(away);
      },
      onFailure: () => undefined,
      rest: async (delayMs) => void waits.push(delayMs),
      wait: async (delayMs) => void waits.push(delayMs),
      chance: () => 1,
    },
    stop.signal,
  );

  expect(waits).toEqual([]);
});
