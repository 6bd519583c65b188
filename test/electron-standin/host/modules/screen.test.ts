import { expect, test } from 'vitest';
import { screen } from './screen.ts';

test('there is one display, and everything is on it', () => {
  const primary = screen.getPrimaryDisplay();
  const { width, height } = primary.bounds;

  expect(width * height).toBeGreaterThan(0);
  expect(screen.getAllDisplays()).toEqual([primary]);
  expect(screen.getDisplayNearestPoint({ x: -5, y: 5 })).toEqual(primary);
  expect(screen.getDisplayMatching({ x: 0, y: 0, width: 10, height: 10 })).toEqual(primary);
});
