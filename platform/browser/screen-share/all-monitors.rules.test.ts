import { expect, test } from 'vitest';
import { sideBySide } from './all-monitors.rules.ts';

test('monitors stand on the sheet as they stand on the desktop, wherever that begins (V9)', () => {
  const left = { x: -1_080, y: -200, width: 1_080, height: 1_920 };
  const main = { x: 0, y: 0, width: 1_920, height: 1_080 };
  const { width, height, areas } = sideBySide([main, left]);

  expect({ width, height }).toEqual({ width: 1_876, height: 1_200 });
  expect(areas).toEqual([
    { x: 675, y: 125, width: 1_200, height: 675 },
    { x: 0, y: 0, width: 675, height: 1_200 },
  ]);
});

test('what fits is not made smaller, and sizes are even', () => {
  expect(sideBySide([{ x: 0, y: 0, width: 801, height: 601 }])).toMatchObject({ width: 802, height: 602 });
});
