import { expect, test } from 'vitest';
import type { KeepLookingPorts } from './keep-looking.ts';
import { keepLooking } from './keep-looking.ts';

function aWatch(looks: readonly (() => void)[], chance: number) {
  const stop = new AbortController();
  const left = [...looks];
  const did: string[] = [];
  const ports: KeepLookingPorts = {
    lookOnce: async () => {
      left.shift()?.();
      return { failures: [], sections: ['memory'], changes: { before: {}, after: {} } };
    },
    onReport: ({ sections }) => did.push(`reported ${sections.join()}`),
    onFault: (error) => did.push(`failed ${String(error)}`),
    wait: async (delayMs) => {
      did.push(`waited ${delayMs / 60_000} min`);
      if (left.length === 0) stop.abort();
    },
    chance: () => chance,
  };
  return { run: () => keepLooking(ports, stop.signal), did, stop };
}

const well = () => undefined;
const badly = () => {
  throw new RangeError('no room');
};

test('it looks at once and then every hour, a tenth more or less', async () => {
  const early = aWatch([well, well], 0);
  const late = aWatch([well], 1);

  await early.run();
  await late.run();

  expect(early.did).toEqual(['reported memory', 'waited 54 min', 'reported memory', 'waited 54 min']);
  expect(late.did).toEqual(['reported memory', 'waited 66 min']);
});

test('a look that fails is told, and the next comes in its time', async () => {
  const watch = aWatch([badly, well], 0.5);

  await watch.run();

  expect(watch.did).toEqual(['failed RangeError: no room', 'waited 60 min', 'reported memory', 'waited 60 min']);
});

test('whoever is stopped while looking reports nothing and waits for nothing', async () => {
  const watch = aWatch(
    [
      () => {
        watch.stop.abort();
        throw new Error('stopped');
      },
    ],
    0,
  );

  await watch.run();

  expect(watch.did).toEqual([]);
});
