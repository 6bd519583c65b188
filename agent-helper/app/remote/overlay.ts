import type { Rectangle } from 'electron';
import type { HelperIpc } from '#contracts/helper-ipc.ts';
import type { HelperWindow } from '#contracts/helper-ipc-names.ts';
import type { OverlayDrawn, OverlayLaser, OverlaySheet } from '#contracts/helper-overlay.ts';
import type { AnnotationState } from '#contracts/remote-session/annotation-messages.ts';
import type { PlacedMark } from '#domain/remote-control/annotation.rules.ts';
import type { TellWindows } from '#platform/electron/typed-ipc.ts';
import type { AppWindow, WindowFactory } from '#platform/electron/window-factory.ts';

type NoOverlay = Extract<AnnotationState, { state: 'unavailable' }>['reason'];

export interface OverlayPorts {
  readonly factory: Pick<WindowFactory<HelperWindow>, 'open'>;
  readonly tell: TellWindows<HelperIpc>;
  /** Of a monitor, in points; `null` where there is none of that number. */
  readonly boundsOf: (monitor: number) => Rectangle | null;
  /** What no mark may cover: what tells the person of this session. */
  readonly kept: () => readonly Rectangle[];
  /** Windows cannot be relied on to be see-through: they are cut to what is drawn. */
  readonly isShaped: boolean;
  /** Why nothing can be drawn here; `null` where it can. */
  readonly reason: NoOverlay | null;
  /** What is to be seen is not what it was. */
  readonly onChanged: () => void;
}

/** What an agent draws on the user's screen: one window over each monitor that has marks. Nothing of it takes clicks or keys. */
export interface Overlay {
  readonly reason: NoOverlay | null;
  /** Makes a monitor ready, out of sight. */
  readonly begin: (monitor: number) => void;
  readonly draw: (marks: readonly PlacedMark[]) => void;
  readonly laser: (monitor: number, place: OverlayLaser) => void;
  /** The user does not want to see marks, or does again. It holds until they say otherwise. */
  readonly setHidden: (isHidden: boolean) => void;
  readonly isHidden: () => boolean;
  /** For the person: what there is of marks. */
  readonly standing: () => 'none' | 'shown' | 'hidden';
  /** The numbers of the marks that are really there. */
  readonly drawn: () => readonly number[];
  /** Other windows may have moved: marks make room for them. */
  readonly renew: () => void;
  /** Calls with every change of `drawn` and `standing`, until the returned function is called. */
  readonly follow: (listener: () => void) => () => void;
  /** Nothing is drawn any more, and no window is left. */
  readonly close: () => void;
  readonly sheetOf: (window: AppWindow<string>) => OverlaySheet | null;
  /** Its page says what it has drawn. */
  readonly hear: (window: AppWindow<string>, drawn: OverlayDrawn) => void;
}

interface Layer {
  readonly window: AppWindow<HelperWindow>;
  marks: readonly PlacedMark[];
  sheet: OverlaySheet;
  /** What was to be drawn, by its revision, until the page has said that it is. */
  drawn: readonly number[];
}

/** Under Wayland no program can put a window over all others, or say where one is to be. */
export function noOverlayReason({ platform, env }: Pick<NodeJS.Process, 'platform' | 'env'>): NoOverlay | null {
  const isWayland =
    platform === 'linux' && (env['XDG_SESSION_TYPE'] === 'wayland' || (env['WAYLAND_DISPLAY'] ?? '') !== '');
  return isWayland ? 'annotation.wayland' : null;
}

export function createOverlay(ports: OverlayPorts): Overlay {
  return new Layers(ports);
}

class Layers implements Overlay {
  readonly #ports: OverlayPorts;
  readonly #layers = new Map<number, Layer>();
  readonly #listeners = new Set<() => void>();
  #marks: readonly PlacedMark[] = [];
  #isHidden = false;
  #revision = 0;

  constructor(ports: OverlayPorts) {
    this.#ports = ports;
  }

  get reason(): NoOverlay | null {
    return this.#ports.reason;
  }

  readonly begin = (monitor: number): void => void this.#layerOver(monitor);

  readonly draw = (next: readonly PlacedMark[]): void => {
    const before = this.standing();
    this.#marks = next;
    this.renew();
    if (this.standing() !== before) this.#changed();
  };

  readonly laser = (monitor: number, place: OverlayLaser): void => {
    const layer = this.#isHidden ? null : this.#layerOver(monitor);
    if (layer !== null) this.#ports.tell('overlay.laser', place, layer.window);
  };

  readonly setHidden = (isHidden: boolean): void => {
    if (isHidden === this.#isHidden) return;
    this.#isHidden = isHidden;
    this.renew();
    this.#changed();
  };

  readonly isHidden = (): boolean => this.#isHidden;

  readonly standing = (): 'none' | 'shown' | 'hidden' => {
    if (this.#marks.length === 0) return 'none';
    return this.#isHidden ? 'hidden' : 'shown';
  };

  readonly drawn = (): readonly number[] => [...this.#layers.values()].flatMap(({ drawn }) => drawn);

  readonly renew = (): void => {
    const shown = this.#isHidden ? [] : this.#marks;
    for (const monitor of new Set([...this.#layers.keys(), ...shown.map((mark) => mark.monitor)])) {
      this.#update(
        monitor,
        shown.filter((mark) => mark.monitor === monitor),
      );
    }
  };

  readonly follow = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  readonly close = (): void => {
    const wasThere = this.#marks.length > 0;
    this.#marks = [];
    const open = [...this.#layers.values()];
    this.#layers.clear();
    for (const { window } of open) if (!window.browserWindow.isDestroyed()) window.browserWindow.destroy();
    if (wasThere) this.#ports.onChanged();
  };

  readonly sheetOf = (window: AppWindow<string>): OverlaySheet | null => this.#layerOf(window)?.sheet ?? null;

  readonly hear = (window: AppWindow<string>, { revision, isEmpty, shape }: OverlayDrawn): void => {
    const layer = this.#layerOf(window);
    if (layer === null || revision !== layer.sheet.revision) return;
    showDrawn(layer.window.browserWindow, isEmpty, shape);
    const drawn = layer.marks.map(({ id }) => id);
    if (drawn.join() === layer.drawn.join()) return;
    layer.drawn = drawn;
    this.#changed();
  };

  #layerOf(window: AppWindow<string>): Layer | null {
    return [...this.#layers.values()].find((layer) => layer.window === window) ?? null;
  }

  #layerOver(monitor: number): Layer | null {
    const there = this.#layers.get(monitor);
    const bounds = this.#ports.boundsOf(monitor);
    if (there !== undefined || bounds === null || this.#ports.reason !== null) return there ?? null;
    const window = openWindow(this.#ports.factory, bounds);
    const layer: Layer = { window, marks: [], sheet: this.#sheetFor(bounds, []), drawn: [] };
    this.#layers.set(monitor, layer);
    window.browserWindow.on('closed', () => {
      if (this.#layers.get(monitor) === layer) this.#layers.delete(monitor);
    });
    return layer;
  }

  #update(monitor: number, wanted: readonly PlacedMark[]): void {
    const layer = wanted.length > 0 ? this.#layerOver(monitor) : (this.#layers.get(monitor) ?? null);
    const bounds = this.#ports.boundsOf(monitor);
    if (layer === null || bounds === null) return;
    const sheet = this.#sheetFor(bounds, wanted);
    if (isSameSheet(layer.sheet, sheet)) return;
    layer.marks = wanted;
    layer.sheet = sheet;
    const { browserWindow } = layer.window;
    if (!isSameArea(browserWindow.getBounds(), bounds)) browserWindow.setBounds(bounds);
    this.#ports.tell('overlay.changed', sheet, layer.window);
  }

  #sheetFor(monitor: Rectangle, shown: readonly PlacedMark[]): OverlaySheet {
    this.#revision += 1;
    const { isShaped, kept } = this.#ports;
    const marks = shown.map(({ mark }) => mark);
    return { revision: this.#revision, monitor, marks, kept: kept().slice(0, 8), isShaped };
  }

  #changed(): void {
    for (const listener of this.#listeners) listener();
    this.#ports.onChanged();
  }
}

function isSameSheet(
  { revision: _one, ...before }: OverlaySheet,
  { revision: _other, ...next }: OverlaySheet,
): boolean {
  return JSON.stringify(before) === JSON.stringify(next);
}

function isSameArea(one: Rectangle, other: Rectangle): boolean {
  return one.x === other.x && one.y === other.y && one.width === other.width && one.height === other.height;
}

/** A window without anything in it is out of sight: an empty shape would be the whole of it. */
function showDrawn(window: AppWindow<string>['browserWindow'], isEmpty: boolean, shape: OverlayDrawn['shape']): void {
  if (isEmpty || shape?.length === 0) {
    window.hide();
    return;
  }
  if (shape !== null) window.setShape(shape);
  if (!window.isVisible()) window.showInactive();
}

function openWindow(factory: OverlayPorts['factory'], bounds: Rectangle): AppWindow<HelperWindow> {
  const window = factory.open('overlay', '/overlay.html', { isHidden: true });
  const { browserWindow } = window;
  browserWindow.setBounds(bounds);
  browserWindow.setIgnoreMouseEvents(true);
  // Below the banner and below questions, which stand at higher levels where a system knows any.
  browserWindow.setAlwaysOnTop(true, 'floating');
  browserWindow.setVisibleOnAllWorkspaces(true, { visibleOnFullScreen: true });
  // It draws while nobody works in it, which is always.
  browserWindow.webContents.setBackgroundThrottling(false);
  return window;
}
