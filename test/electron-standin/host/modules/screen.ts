import { spawnSync } from 'node:child_process';
import { EventEmitter } from 'node:events';
import type { Display, Point, Rectangle, Screen, Size } from 'electron';
import { isHeadless } from '../host-state.ts';

type Implemented =
  | ('getPrimaryDisplay' | 'getAllDisplays' | 'getDisplayNearestPoint' | 'getDisplayMatching' | 'getCursorScreenPoint')
  | ('dipToScreenPoint' | 'screenToDipPoint');

const sizeWithoutScreen: Size = { width: 1280, height: 800 };

/** One display: the X screen where there is one, else what headless Chromium pretends. */
class DesktopScreen extends EventEmitter implements Pick<Screen, Implemented> {
  #size: Size | null = null;

  getPrimaryDisplay(): Display {
    this.#size ??= isHeadless() ? sizeWithoutScreen : xScreenSize();
    return displayOf(this.#size);
  }

  getAllDisplays(): Display[] {
    return [this.getPrimaryDisplay()];
  }

  getDisplayNearestPoint(_point: Point): Display {
    return this.getPrimaryDisplay();
  }

  getDisplayMatching(_area: Rectangle): Display {
    return this.getPrimaryDisplay();
  }

  /** Nobody moves a pointer; it rests in the middle. */
  getCursorScreenPoint(): Point {
    const { width, height } = this.getPrimaryDisplay().size;
    return { x: Math.floor(width / 2), y: Math.floor(height / 2) };
  }

  dipToScreenPoint(point: Point): Point {
    return { ...point };
  }

  screenToDipPoint(point: Point): Point {
    return { ...point };
  }
}

export const screen = new DesktopScreen();

/** Asked of `xdpyinfo`, because Electron answers at once and an X connection would not. */
function xScreenSize(): Size {
  const { stdout } = spawnSync('xdpyinfo', { encoding: 'utf8' });
  const found = /dimensions:\s+(\d+)x(\d+) pixels/.exec(stdout ?? '');
  return found === null ? sizeWithoutScreen : { width: Number(found[1]), height: Number(found[2]) };
}

function displayOf(size: Size): Display {
  return {
    id: 1,
    label: 'Stand-in',
    bounds: { x: 0, y: 0, ...size },
    workArea: { x: 0, y: 0, ...size },
    size,
    workAreaSize: size,
    nativeOrigin: { x: 0, y: 0 },
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
