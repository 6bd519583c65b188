import { expect, test } from 'vitest';
import type { OwnWindow } from './own-windows.ts';
import { createOwnWindows } from './own-windows.ts';

function aWindow(
  role: string,
  over: Partial<Record<'isVisible' | 'isMinimized' | 'isFocused', boolean>> = {},
): OwnWindow {
  return {
    role,
    browserWindow: {
      isDestroyed: () => false,
      isVisible: () => over.isVisible ?? true,
      isMinimized: () => over.isMinimized ?? false,
      isFocused: () => over.isFocused ?? false,
      getBounds: () => ({ x: 10, y: 0, width: 101, height: 50 }),
    },
  };
}

test('windows that are to be seen count, in the pixels of their display (C8)', () => {
  const windows = [
    aWindow('banner'),
    aWindow('helper', { isMinimized: true }),
    aWindow('consent', { isVisible: false }),
  ];
  const { areas } = createOwnWindows({ all: () => windows, displayOf: () => ({ scaleFactor: 1.5 }) });

  expect(areas()).toEqual([{ x: 15, y: 0, width: 152, height: 75 }]);
});

test('windows that let every click through do not', () => {
  const windows = [aWindow('overlay', { isFocused: true }), aWindow('share')];
  const { areas, isFocused } = createOwnWindows({ all: () => windows, displayOf: () => ({ scaleFactor: 1 }) });

  expect([areas(), isFocused()]).toEqual([[], false]);
});
