import { expect, test } from 'vitest';
import { paceMoves } from './paced-moves.ts';

function aHand() {
  const sent: number[] = [];
  const clock = { nowMs: 0, due: [] as { act: () => void; atMs: number }[] };
  const moves = paceMoves({
    send: ({ x }) => sent.push(x),
    nowMs: () => clock.nowMs,
    later: (act, delayMs) => {
      const one = { act, atMs: clock.nowMs + delayMs };
      clock.due.push(one);
      return () => (clock.due = clock.due.filter((other) => other !== one));
    },
  });
  const pass = (ms: number): void => {
    clock.nowMs += ms;
    const due = clock.due.filter(({ atMs }) => atMs <= clock.nowMs);
    clock.due = clock.due.filter(({ atMs }) => atMs > clock.nowMs);
    for (const { act } of due) act();
  };
  return { sent, pass, moves, to: (x: number) => moves.move({ monitor: 0, x, y: 0 }) };
}

test('the first move goes at once, and of a thousand a second the latest of each 8 ms', () => {
  const { sent, pass, to } = aHand();
  for (let ms = 0; ms < 24; ms += 1) {
    to(ms);
    pass(1);
  }

  expect(sent).toEqual([0, 7, 15, 23]);
});

test('the last move of a hand is never lost', () => {
  const { sent, pass, to } = aHand();
  to(1);
  to(2);
  pass(1_000);

  expect(sent).toEqual([1, 2]);
});

test('a move that a click has overtaken is not sent after it', () => {
  const { sent, pass, to, moves } = aHand();
  to(1);
  to(2);
  moves.forget();
  pass(1_000);

  expect(sent).toEqual([1]);
});
