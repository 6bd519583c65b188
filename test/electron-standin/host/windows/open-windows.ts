import type { EventEmitter } from 'node:events';
import type * as Electron from 'electron';
import type { AppWindow } from './app-window.ts';

/** The windows that are open, oldest first, and the one that has the focus: one desktop for the process. */
class OpenWindows {
  readonly #windows = new Map<number, AppWindow>();
  readonly #byFace = new WeakMap<EventEmitter, AppWindow>();
  #lastId = 0;
  focused: AppWindow | null = null;

  nextId(): number {
    this.#lastId += 1;
    return this.#lastId;
  }

  add(window: AppWindow): void {
    this.#windows.set(window.id, window);
    this.#byFace.set(window.face, window);
  }

  remove(window: AppWindow): void {
    this.#windows.delete(window.id);
    if (this.focused === window) this.focused = null;
  }

  all(): readonly AppWindow[] {
    return [...this.#windows.values()];
  }

  byId(id: number): AppWindow | undefined {
    return this.#windows.get(id);
  }

  /** The window behind what the app holds, also after it was closed. */
  of(face: EventEmitter): AppWindow {
    const window = this.#byFace.get(face);
    if (window === undefined) throw new TypeError('This is no window.');
    return window;
  }
}

export const windows = new OpenWindows();

export function openWindows(): Electron.BrowserWindow[] {
  return windows.all().map(asElectron);
}

export function focusedWindow(): Electron.BrowserWindow | null {
  return windows.focused === null ? null : asElectron(windows.focused);
}

/** What an app gets to see of a window. */
export function asElectron({ face }: AppWindow): Electron.BrowserWindow {
  return face as EventEmitter & Electron.BrowserWindow;
}
