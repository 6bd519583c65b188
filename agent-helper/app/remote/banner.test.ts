import { EventEmitter } from 'node:events';
import type { Rectangle } from 'electron';
import { expect, test } from 'vitest';
import type { HelperWindow } from '#contracts/helper-ipc-names.ts';
import type { BannerState } from '#contracts/helper-remote.ts';
import type { AppWindow } from '#platform/electron/window-factory.ts';
import { createBanner } from './banner.ts';

class WindowInMemory extends EventEmitter {
  readonly webContents = Object.assign(new EventEmitter(), { setBackgroundThrottling: () => undefined });
  isShown = true;
  isDestroyed = false;
  isVisible = () => this.isShown;
  isMinimized = () => false;
  destroy = () => void (this.isDestroyed = true);
  place = { x: 0, y: 0 };
  getBounds = () => ({ ...this.place, width: 760, height: 64 });
  setPosition = (x: number, y: number) => void (this.place = { x, y });
  setSize = () => undefined;
  setAlwaysOnTop = () => undefined;
  setVisibleOnAllWorkspaces = () => undefined;
}

const state = { agentName: 'Ada Winter' } as BannerState;

function aBanner() {
  const clock = { nowMs: 0 };
  const ticks = new Set<() => void>();
  const windows: WindowInMemory[] = [];
  const did: string[] = [];
  const seen = { area: null as Rectangle | null };
  const banner = createBanner({
    factory: {
      open: (role, path) => {
        windows.push(new WindowInMemory());
        return { role, path, ...asWindow(windows.at(-1)!) };
      },
    },
    tell: (emission) => void did.push(emission),
    workArea: () => ({ x: 0, y: 0, width: 1_280, height: 800 }),
    seenArea: () => seen.area,
    every: (_everyMs, act) => {
      ticks.add(act);
      return () => ticks.delete(act);
    },
    nowMs: () => clock.nowMs,
    onSilent: () => void did.push('silent'),
    onGone: () => void did.push('gone'),
  });
  const pass = (ms: number) => {
    for (let left = ms; left > 0; left -= 250) {
      clock.nowMs += Math.min(250, left);
      for (const tick of ticks) tick();
    }
  };
  banner.show(state);
  const [window] = windows as [WindowInMemory];
  const beat = (by = windows.at(-1)!) => banner.beat(asWindow(by));
  return { banner, window, beat, did, pass, clock, ticks, seen };
}

/** As much of a window as is looked at. */
function asWindow(browserWindow: WindowInMemory) {
  return { browserWindow } as unknown as AppWindow<HelperWindow>;
}

test('is there from its first sign on, not two seconds after its last, and there again with the next (C7)', () => {
  const { banner, did, beat, pass } = aBanner();
  expect(banner.isThere()).toBe(false);
  beat();
  pass(2_000);
  expect([banner.isThere(), did]).toEqual([true, []]);

  pass(250);
  expect([banner.isThere(), did]).toEqual([false, ['silent']]);

  pass(10_000);
  beat();
  expect([banner.isThere(), did]).toEqual([true, ['silent']]);
});

test('is gone when it has not answered for fifteen seconds (C7)', () => {
  const { banner, window, did, beat, pass } = aBanner();
  beat();
  pass(15_250);

  expect([banner.isThere(), did, window.isDestroyed]).toEqual([false, ['silent', 'gone'], true]);
});

test.each([
  ['closed', (window: WindowInMemory) => window.emit('closed')],
  ['hidden', (window: WindowInMemory) => window.emit('hide')],
  ['minimised', (window: WindowInMemory) => window.emit('minimize')],
  ['hung', (window: WindowInMemory) => window.emit('unresponsive')],
  ['killed', (window: WindowInMemory) => window.webContents.emit('render-process-gone')],
])('is gone at once when it is %s', (_how, act) => {
  const { banner, window, beat, did } = aBanner();
  beat();
  act(window);

  expect([banner.isThere(), did, window.isDestroyed]).toEqual([false, ['gone'], true]);
});

test('is gone when it is out of sight and nobody said so', () => {
  const { window, beat, did, pass } = aBanner();
  beat();
  window.isShown = false;
  pass(250);

  expect(did).toEqual(['gone']);
});

test('is gone when its page never draws', () => {
  const { did, pass } = aBanner();
  pass(15_250);

  expect(did).toEqual(['gone']);
});

test('is not blamed for a computer that slept', () => {
  const { banner, did, clock, ticks, beat } = aBanner();
  beat();
  clock.nowMs += 3_600_000;
  for (const tick of ticks) tick();

  expect([banner.isThere(), did]).toEqual([true, []]);
});

test('is not blamed for what could not be heard while this process was busy', () => {
  const { banner, did, clock, ticks, beat, pass } = aBanner();
  beat();
  pass(500);
  // Timers come first when a process goes on, and what was said meanwhile waits behind them.
  clock.nowMs += 1_900;
  for (const tick of ticks) tick();
  expect([banner.isThere(), did]).toEqual([true, []]);

  pass(1_250);
  expect(did).toEqual(['silent']);
});

test('closed by us it says nothing', () => {
  const { banner, window, beat, did } = aBanner();
  beat();
  banner.close();
  window.emit('closed');

  expect([banner.isThere(), banner.state(), did]).toEqual([false, null, []]);
});

test('is not there by the last sign of the one before it (C7)', () => {
  const { banner, window, beat, did, pass } = aBanner();
  beat();
  banner.close();
  banner.show(state);
  beat(window);
  expect(banner.isThere()).toBe(false);
  pass(14_000);
  expect(did).toEqual([]);

  beat();
  expect(banner.isThere()).toBe(true);
});

test('goes to the screen that is seen, and stays where it was put on it (C7, V9)', () => {
  const { banner, window, seen } = aBanner();
  expect(window.place).toEqual({ x: 260, y: 0 });

  seen.area = { x: 1_280, y: 30, width: 1_024, height: 700 };
  banner.show(state);
  expect(window.place).toEqual({ x: 1_412, y: 30 });

  window.place = { x: 1_300, y: 400 };
  banner.show(state);
  expect(window.place).toEqual({ x: 1_300, y: 400 });

  // All of them are seen: on each it is as good as on any other.
  seen.area = null;
  banner.show(state);
  expect(window.place).toEqual({ x: 1_300, y: 400 });
});

test('is neither there nor gone before its window is seen, however early its page draws (C7)', () => {
  const { banner, window, beat, did, pass } = aBanner();
  window.isShown = false;
  beat();
  pass(1_000);
  expect([banner.isThere(), did]).toEqual([false, []]);

  window.isShown = true;
  beat();
  expect(banner.isThere()).toBe(true);
});
