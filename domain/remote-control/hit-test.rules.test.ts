import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fromMonitor, isAimedAtOwn, toDesktop } from './hit-test.rules.ts';

const left = { x: 0, y: 0, width: 1_280, height: 800 };
const right = { x: 1_280, y: -200, width: 1_920, height: 1_080 };

describe('a place on a monitor', () => {
  test('reaches every corner, and nothing beside the monitor', () => {
    expect(toDesktop({ monitor: 1, x: 0, y: 0 }, [left, right])).toEqual({ x: 1_280, y: -200 });
    expect(toDesktop({ monitor: 1, x: 65_535, y: 65_535 }, [left, right])).toEqual({ x: 3_199, y: 879 });
  });

  test('on a monitor that was unplugged is nowhere', () => {
    expect(toDesktop({ monitor: 1, x: 0, y: 0 }, [left])).toBeNull();
  });

  test('comes back as the same pixel', () => {
    fc.assert(
      fc.property(fc.nat(1_919), fc.nat(1_079), (x, y) => {
        const travelled = { monitor: 0, ...fromMonitor({ x, y }, right) };

        expect(toDesktop(travelled, [{ ...right, x: 0, y: 0 }])).toEqual({ x, y });
      }),
    );
  });
});

test('the helper’s own windows are hit on their edges as well, and not one pixel beside them (C8)', () => {
  const banner = { x: 400, y: 0, width: 480, height: 40 };
  const aimed = (x: number, y: number) => isAimedAtOwn({ x, y }, [banner]);

  expect([aimed(400, 0), aimed(879, 39)]).toEqual([true, true]);
  expect([aimed(399, 0), aimed(880, 39), aimed(400, 40)]).toEqual([false, false, false]);
});
