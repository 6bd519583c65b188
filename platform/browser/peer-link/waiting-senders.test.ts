import { expect, test } from 'vitest';
import { createWaitingSenders } from './waiting-senders.ts';

function aLine(bytes: number | null) {
  const line = { bytes, asked: [] as number[] };
  const waiting = createWaitingSenders({
    bufferedBytes: () => line.bytes,
    askForDrain: (_channel, limitBytes) => line.asked.push(limitBytes),
  });
  return { line, waiting };
}

test('who waits for room is told when there is some, and not before', async () => {
  const { line, waiting } = aLine(200);
  let isTold = false;
  const told = waiting.add('file', 100).then((isBelow) => {
    isTold = isBelow;
    return isBelow;
  });

  waiting.look();
  await Promise.resolve();
  expect([isTold, line.asked]).toEqual([false, [100, 100]]);
  line.bytes = 100;
  waiting.look();

  expect(await told).toBe(true);
});

test('while nothing can be sent there is no room, and after the end there never will be', async () => {
  const { waiting } = aLine(null);
  const early = waiting.add('file', 100);
  waiting.look();

  waiting.end();

  expect([await early, await waiting.add('file', 100)]).toEqual([false, false]);
});

test('who gives up is told so', async () => {
  const { waiting } = aLine(200);
  const givenUp = new AbortController();
  const told = waiting.add('file', 100, givenUp.signal);

  givenUp.abort();

  expect(await told).toBe(false);
  expect(await waiting.add('file', 100, givenUp.signal)).toBe(false);
});
