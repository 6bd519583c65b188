import { EventEmitter } from 'node:events';
import type { BrowserWindow, DesktopCapturerSource } from 'electron';
import { expect, test } from 'vitest';
import { createScreenCapture } from './screen-capture.ts';

const screens = ['1', '2'].map((id) => ({ id: `screen:${id}`, display_id: id }) as DesktopCapturerSource);

function aDesktop({ given = screens, isFullScreen = false } = {}) {
  const acts: string[] = [];
  const alarms: (() => void)[] = [];
  const window = Object.assign(new EventEmitter(), {
    webContents: { setBackgroundThrottling: (isSlow: boolean) => acts.push(isSlow ? 'slow' : 'awake') },
    hide: () => acts.push('hide'),
    show: () => acts.push('show'),
    focus: () => {},
    isMinimized: () => false,
    isDestroyed: () => false,
    isFullScreen: () => isFullScreen,
    getBounds: () => ({ x: 2_000, y: 0, width: 800, height: 600 }),
  });
  const capture = createScreenCapture({
    screen: { getDisplayMatching: ({ x }) => ({ id: x < 1_920 ? 1 : 2 }) as Electron.Display },
    getScreens: async () => {
      acts.push('look');
      return given;
    },
    sleep: (delayMs) => new Promise<void>((resolve) => void (delayMs < 1_000 ? resolve() : alarms.push(resolve))),
  });
  return { acts, alarms, capture, window: window as unknown as BrowserWindow };
}

test('the screen the window stands on is taken while the window is hidden, and the window comes back', async () => {
  const { acts, capture, window } = aDesktop();

  expect(await capture.sourceFor(window)).toBe(screens[1]);
  expect(acts).toEqual(['awake', 'hide', 'look']);

  capture.end(window);
  capture.end(window);
  expect(acts).toEqual(['awake', 'hide', 'look', 'slow', 'show']);
});

test('without a screen the window comes back at once', async () => {
  const { acts, capture, window } = aDesktop({ given: [] });

  expect(await capture.sourceFor(window)).toBeNull();
  expect(acts.at(-1)).toBe('show');
});

test('a page that never says that it has its picture is not lost', async () => {
  const { acts, alarms, capture, window } = aDesktop();
  await capture.sourceFor(window);

  for (const ring of alarms) ring();
  await Promise.resolve();

  expect(acts.at(-1)).toBe('show');
});

test('a window that fills the screen stays where it is', async () => {
  const { acts, capture, window } = aDesktop({ isFullScreen: true });

  expect(await capture.sourceFor(window)).toBe(screens[1]);
  capture.end(window);

  expect(acts).toEqual(['look']);
});
