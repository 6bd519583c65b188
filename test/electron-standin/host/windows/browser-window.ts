import type * as Electron from 'electron';
import { runningBrowser } from '../browser/browser.ts';
import { hostState } from '../host-state.ts';
import { pages } from '../pages/open-pages.ts';
import { WebContents } from '../pages/web-contents.ts';
import { AppWindow } from './app-window.ts';
import { asElectron, focusedWindow, openWindows, windows } from './open-windows.ts';
import { aliveWindow, centred, SizedWindow } from './sized-window.ts';

/** `BrowserWindow`: a window of Chromium without browser chrome, and its page. */
export class BrowserWindow extends SizedWindow {
  readonly id: number;
  readonly webContents: Electron.WebContents;
  readonly #isModal: boolean;

  constructor(options: Electron.BrowserWindowConstructorOptions = {}) {
    super(options);
    if (!hostState.isReady) throw new Error('Cannot create BrowserWindow before app is ready');
    const bounds = firstBounds(options);
    const contents = new WebContents(options.webPreferences ?? {}, () => runningBrowser().openWindow(bounds));
    this.webContents = contents as WebContents & Electron.WebContents;
    this.id = new AppWindow({ face: this, page: pages.of(contents), bounds, options }).id;
    this.#isModal = options.modal ?? false;
  }

  static getAllWindows(): Electron.BrowserWindow[] {
    return openWindows();
  }

  static getFocusedWindow(): Electron.BrowserWindow | null {
    return focusedWindow();
  }

  static fromId(id: number): Electron.BrowserWindow | null {
    const window = windows.byId(id);
    return window === undefined ? null : asElectron(window);
  }

  static fromWebContents(contents: Electron.WebContents): Electron.BrowserWindow | null {
    return openWindows().find(({ webContents }) => webContents === contents) ?? null;
  }

  loadURL(url: string): Promise<void> {
    return this.webContents.loadURL(url);
  }

  loadFile(filePath: string, options?: Electron.LoadFileOptions): Promise<void> {
    return this.webContents.loadFile(filePath, options);
  }

  reload(): void {
    this.webContents.reload();
  }

  close(): void {
    void aliveWindow(this).tryClose();
  }

  destroy(): void {
    windows.of(this).destroy();
  }

  isDestroyed(): boolean {
    return windows.of(this).isGone;
  }

  show(): void {
    aliveWindow(this).show();
  }

  showInactive(): void {
    aliveWindow(this).showInactive();
  }

  hide(): void {
    aliveWindow(this).hide();
  }

  isVisible(): boolean {
    return aliveWindow(this).frame.isVisible;
  }

  focus(): void {
    aliveWindow(this).focus();
  }

  blur(): void {
    aliveWindow(this).blur();
  }

  isFocused(): boolean {
    return windows.focused === windows.of(this);
  }

  moveTop(): void {
    this.webContents.focus();
  }

  getTitle(): string {
    return aliveWindow(this).title;
  }

  setTitle(title: string): void {
    aliveWindow(this).title = title;
  }

  get title(): string {
    return this.getTitle();
  }

  set title(title: string) {
    this.setTitle(title);
  }

  getParentWindow(): Electron.BrowserWindow | null {
    const { parent } = aliveWindow(this);
    return parent === null ? null : asElectron(parent);
  }

  setParentWindow(parent: Electron.BrowserWindow | null): void {
    aliveWindow(this).parent = parent === null ? null : windows.of(parent);
  }

  getChildWindows(): Electron.BrowserWindow[] {
    return aliveWindow(this).children().map(asElectron);
  }

  isModal(): boolean {
    return this.#isModal;
  }

  getMediaSourceId(): string {
    return `window:${this.id}:0`;
  }

  capturePage(rect?: Electron.Rectangle): Promise<Electron.NativeImage> {
    return this.webContents.capturePage(rect);
  }
}

/** In the middle of the work area, unless the app says where. */
function firstBounds(options: Electron.BrowserWindowConstructorOptions): Electron.Rectangle {
  const middle = centred({ width: options.width ?? 800, height: options.height ?? 600 });
  return { ...middle, x: options.x ?? middle.x, y: options.y ?? middle.y };
}
