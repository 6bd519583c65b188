import { EventEmitter } from 'node:events';
import { describe, expect, test } from 'vitest';
import type { HelperWindow } from '#contracts/helper-ipc-names.ts';
import type { OverlaySheet } from '#contracts/helper-overlay.ts';
import type { PlacedMark } from '#domain/remote-control/annotation.rules.ts';
import type { AppWindow } from '#platform/electron/window-factory.ts';
import { createOverlay, noOverlayReason } from './overlay.ts';

const first = { x: 0, y: 0, width: 1_280, height: 800 };
const monitors = [first, { x: 1_280, y: 0, width: 1_920, height: 1_080 }];
const aMark = (id: number, monitor = 0): PlacedMark => ({
  id,
  monitor,
  mark: { kind: 'step', at: { x: 1, y: 1 }, number: id, text: null },
});
const shape = [{ x: 1, y: 1, width: 2, height: 2 }];

/** As much of a window as is used, and what was asked of it. */
class WindowInMemory extends EventEmitter {
  readonly webContents = { setBackgroundThrottling: () => undefined };
  readonly did: string[] = [];
  bounds = first;
  isShown = false;
  isGone = false;
  setBounds = (bounds: typeof first) => void (this.bounds = bounds);
  getBounds = () => this.bounds;
  setIgnoreMouseEvents = (isIgnored: boolean) => void this.did.push(`ignores mouse: ${isIgnored}`);
  setAlwaysOnTop = (_isOnTop: boolean, level: string) => void this.did.push(`on top: ${level}`);
  setVisibleOnAllWorkspaces = () => undefined;
  setShape = (rectangles: readonly unknown[]) => void this.did.push(`shape of ${rectangles.length}`);
  showInactive = () => void (this.isShown = true);
  hide = () => void (this.isShown = false);
  isVisible = () => this.isShown;
  isDestroyed = () => this.isGone;
  destroy = () => void (this.isGone = true);
}

function anOverlay(reason: 'annotation.wayland' | null = null) {
  const windows: AppWindow<HelperWindow>[] = [];
  const told: OverlaySheet[] = [];
  const kept = [{ x: 260, y: 0, width: 760, height: 64 }];
  const changes = { count: 0 };
  const overlay = createOverlay({
    factory: {
      open: (role, path) => {
        const window = { role, path, browserWindow: new WindowInMemory() } as unknown as AppWindow<HelperWindow>;
        windows.push(window);
        return window;
      },
    },
    tell: (emission, payload) => void (emission === 'overlay.changed' && told.push(payload as OverlaySheet)),
    boundsOf: (monitor) => monitors[monitor] ?? null,
    kept: () => kept,
    isShaped: true,
    reason,
    onChanged: () => void (changes.count += 1),
  });
  const inMemory = (place: number) => windows[place]?.browserWindow as unknown as WindowInMemory;
  /** The page of a window has drawn what it was told last. */
  const draws = (place: number, drawn: typeof shape = shape) =>
    overlay.hear(windows.at(place)!, {
      revision: overlay.sheetOf(windows.at(place)!)!.revision,
      isEmpty: drawn.length === 0,
      shape: drawn,
    });
  return { overlay, windows, told, kept, changes, inMemory, draws };
}

describe('what an agent draws on a screen (V13)', () => {
  test('is in the way of nobody: no click, no focus, below banner and questions', () => {
    const { overlay, inMemory } = anOverlay();
    overlay.begin(0);

    expect(inMemory(0).did).toEqual(['ignores mouse: true', 'on top: floating']);
    expect(inMemory(0).isShown).toBe(false);
  });

  test('is there once its page has drawn it, and only where it is drawn', () => {
    const { overlay, inMemory, draws } = anOverlay();
    overlay.draw([aMark(1)]);
    expect([overlay.drawn(), inMemory(0).isShown]).toEqual([[], false]);

    draws(0);
    expect([overlay.drawn(), inMemory(0).isShown, inMemory(0).did.at(-1)]).toEqual([[1], true, 'shape of 1']);
    overlay.draw([]);
    draws(0, []);
    expect([overlay.drawn(), inMemory(0).isShown]).toEqual([[], false]);
  });

  test('of an earlier moment is not taken for that of now', () => {
    const { overlay, windows, inMemory } = anOverlay();
    overlay.draw([aMark(1)]);
    const { revision } = overlay.sheetOf(windows.at(0)!)!;
    overlay.draw([]);
    overlay.hear(windows.at(0)!, { revision, isEmpty: false, shape });

    expect([overlay.drawn(), inMemory(0).isShown]).toEqual([[], false]);
  });

  test('is on the monitor that it is meant for', () => {
    const { overlay, told, inMemory } = anOverlay();
    overlay.draw([aMark(1), aMark(2, 1)]);

    expect(told.map(({ monitor, marks }) => [monitor.width, marks.length])).toEqual([
      [1_280, 1],
      [1_920, 1],
    ]);
    expect(inMemory(1).bounds).toEqual(monitors[1]);
  });

  test('makes room for the banner wherever it is moved', () => {
    const { overlay, told, kept } = anOverlay();
    overlay.draw([aMark(1)]);
    overlay.renew();
    expect(told).toHaveLength(1);
    kept[0] = { x: 0, y: 400, width: 760, height: 64 };
    overlay.renew();

    expect(told.at(-1)?.kept).toEqual(kept);
  });

  test('is hidden by the person until they say otherwise, whatever is drawn meanwhile', () => {
    const { overlay, told } = anOverlay();
    overlay.draw([aMark(1)]);
    overlay.setHidden(true);
    overlay.draw([aMark(1), aMark(2)]);
    expect([overlay.standing(), told.at(-1)?.marks]).toEqual(['hidden', []]);

    overlay.setHidden(false);
    expect([overlay.standing(), told.at(-1)?.marks.length]).toEqual(['shown', 2]);
  });

  test('leaves no window behind', () => {
    const { overlay, inMemory, changes } = anOverlay();
    overlay.draw([aMark(1), aMark(2, 1)]);
    const before = changes.count;
    overlay.close();

    expect([inMemory(0).isGone, inMemory(1).isGone, overlay.standing(), changes.count - before]).toEqual([
      true,
      true,
      'none',
      1,
    ]);
  });
});

test('where no program may draw over others, no window is opened, and it is said why', () => {
  const { overlay, windows } = anOverlay('annotation.wayland');
  overlay.begin(0);
  overlay.draw([aMark(1)]);

  expect([windows.length, overlay.reason]).toEqual([0, 'annotation.wayland']);
  expect(noOverlayReason({ platform: 'linux', env: { XDG_SESSION_TYPE: 'wayland' } })).toBe('annotation.wayland');
  expect(noOverlayReason({ platform: 'linux', env: { DISPLAY: ':0' } })).toBeNull();
  expect(noOverlayReason({ platform: 'win32', env: {} })).toBeNull();
});
