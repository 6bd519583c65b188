import { expect, test } from 'vitest';
import { ShownScreen } from './shown-screen.ts';

const main = { name: 'Main', x: 0, y: 0, width: 1_920, height: 1_080, isPrimary: true };
const left = { name: 'Left', x: -1_280, y: 0, width: 1_280, height: 800, isPrimary: false };
const right = { name: 'Right', x: 1_920, y: 0, width: 1_280, height: 800, isPrimary: false };

function shownOf(...monitors: readonly (typeof main)[]) {
  const there = { monitors };
  return { there, shown: new ShownScreen(() => there.monitors) };
}

test('the main monitor is seen first', () => {
  expect(shownOf(main, left).shown.now()).toBe(0);
});

test('what was chosen stays what is seen when another one is unplugged and places change (V9)', () => {
  const { there, shown } = shownOf(main, left, right);
  shown.choose(2);
  there.monitors = [main, right];
  expect(shown.now()).toBe(1);
});

test('one that is unplugged is gone, and no other takes its place unasked', () => {
  const { there, shown } = shownOf(main, left, right);
  shown.choose(1);
  there.monitors = [main, right];
  expect(shown.now()).toBeNull();
  expect(shown.onBanner()).toEqual({});

  there.monitors = [main, left, right];
  expect(shown.now()).toBe(1);
});

test('one that is turned or has another resolution is the same one', () => {
  const { there, shown } = shownOf(main, left);
  there.monitors = [{ ...main, width: 1_280, height: 720 }, left];
  expect(shown.now()).toBe(0);
});

test('all of them are all of them, however many there are', () => {
  const { there, shown } = shownOf(main, left);
  shown.choose('all');
  expect(shown.onBanner()).toEqual({ screen: { shown: 'all', count: 2 } });
  there.monitors = [main];
  expect([shown.now(), shown.onBanner()]).toEqual(['all', {}]);
});
