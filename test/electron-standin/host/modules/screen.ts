import { spawnSync } from 'node:child_process';
import { EventEmitter } from 'node:events';
import type { Display, Point, Rectangle, Screen, Size } from 'electron';
import { isHeadless } from '../host-state.ts';
import { desktop } from './desktop.ts';
import { pointerOfScreen } from './x-pointer.ts';

type Implemented =
  | ('getPrimaryDisplay' | 'getAllDisplays' | 'getDisplayNearestPoint' | 'getDisplayMatching' | 'getCursorScreenPoint')
  | ('dipToScreenPoint' | 'screenToDipPoint');

const sizeWithoutScreen: Size = { width: 1280, height: 800 };

/** The X screen where there is one, else what headless Chromium pretends; in parts where the desktop has several monitors. */
class DesktopScreen extends EventEmitter implements Pick<Screen, Implemented> {
  #size: Size | null = null;
  #pointer: Point | null = null;
  #isAsking = false;

  getPrimaryDisplay(): Display {
    return this.getAllDisplays()[0]!;
  }

  getAllDisplays(): Display[] {
    this.#size ??= isHeadless() ? sizeWithoutScreen : xScreenSize();
    const areas = desktop.monitors ?? [{ x: 0, y: 0, ...this.#size }];
    return areas.map((area, place) => displayOf(area, place + 1));
  }

  getDisplayNearestPoint(point: Point): Display {
    return nearest(this.getAllDisplays(), ({ bounds }) => -distance(point, bounds));
  }

  getDisplayMatching(area: Rectangle): Display {
    const middle = { x: area.x + area.width / 2, y: area.y + area.height / 2 };
    return nearest(this.getAllDisplays(), ({ bounds }) => common(area, bounds) || -distance(middle, bounds));
  }

  /** Where it was when it was last asked for: an X server answers later, and Electron at once. In the middle before that. */
  getCursorScreenPoint(): Point {
    this.#askForPointer();
    const { x, y, width, height } = this.getPrimaryDisplay().bounds;
    return this.#pointer ?? { x: x + Math.floor(width / 2), y: y + Math.floor(height / 2) };
  }

  dipToScreenPoint(point: Point): Point {
    return { ...point };
  }

  screenToDipPoint(point: Point): Point {
    return { ...point };
  }

  #askForPointer(): void {
    if (this.#isAsking || isHeadless()) return;
    this.#isAsking = true;
    void this.#ask();
  }

  async #ask(): Promise<void> {
    this.#pointer = (await pointerOfScreen(process.env['DISPLAY'])) ?? this.#pointer;
    this.#isAsking = false;
  }
}

export const screen = new DesktopScreen();

function nearest(displays: readonly Display[], nearness: (display: Display) => number): Display {
  return displays.reduce((best, next) => (nearness(next) > nearness(best) ? next : best));
}

function distance({ x, y }: Point, area: Rectangle): number {
  const beside = Math.max(area.x - x, 0, x - (area.x + area.width - 1));
  const above = Math.max(area.y - y, 0, y - (area.y + area.height - 1));
  return beside + above;
}

function common(one: Rectangle, other: Rectangle): number {
  const width = Math.min(one.x + one.width, other.x + other.width) - Math.max(one.x, other.x);
  const height = Math.min(one.y + one.height, other.y + other.height) - Math.max(one.y, other.y);
  return Math.max(0, width) * Math.max(0, height);
}

/** Asked of `xdpyinfo`, because Electron answers at once and an X connection would not. */
function xScreenSize(): Size {
  const { stdout } = spawnSync('xdpyinfo', { encoding: 'utf8' });
  const found = /dimensions:\s+(\d+)x(\d+) pixels/.exec(stdout ?? '');
  return found === null ? sizeWithoutScreen : { width: Number(found[1]), height: Number(found[2]) };
}

function displayOf(area: Rectangle, id: number): Display {
  const size = { width: area.width, height: area.height };
  return {
    id,
    label: id === 1 ? 'Stand-in' : `Stand-in ${id}`,
    bounds: { ...area },
    workArea: { ...area },
    size,
    workAreaSize: size,
    nativeOrigin: { x: area.x, y: area.y },
    maximumCursorSize: { width: 0, height: 0 },
    scaleFactor: 1,
    rotation: 0,
    colorDepth: 24,
    depthPerComponent: 8,
    colorSpace: '{primaries:BT709, transfer:SRGB, matrix:RGB, range:FULL}',
    displayFrequency: 60,
    detected: true,
    internal: false,
    monochrome: false,
    touchSupport: 'unknown',
    accelerometerSupport: 'unknown',
  };
}
