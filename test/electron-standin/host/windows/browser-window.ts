import type * as Electron from 'electron';
import { findBrowser, runningBrowser } from '../browser/browser.ts';
import { hostState } from '../host-state.ts';
import { pages } from '../pages/open-pages.ts';
import { WebContents } from '../pages/web-contents.ts';
import { AppWindow } from './app-window.ts';
import { asElectron, focusedWindow, openWindows, windows } from './open-windows.ts';
import type { XWindow } from './x-window.ts';
import { aliveWindow, centred, SizedWindow } from './sized-window.ts';

/** `BrowserWindow`: a window of Chromium without browser chrome, and its page. */
export class BrowserWindow extends SizedWindow {
  readonly id: number;
  readonly webContents: Electron.WebContents;
  readonly #isModal: boolean;
  #told: Promise<void> = Promise.resolve();
  #shape: Electron.Rectangle[] | null = null;

  constructor(options: Electron.BrowserWindowConstructorOptions = {}) {
    super(options);
    if (!hostState.isReady) throw new Error('Cannot create BrowserWindow before app is ready');
    const bounds = firstBounds(options);
    const contents = new WebContents(options.webPreferences ?? {}, () =>
      runningBrowser().openWindow(bounds, {
        isBare: options.frame === false,
        boundsNow: () => windows.of(this).frame.normalBounds,
      }),
    );
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
    this.#shapeAnew();
  }

  showInactive(): void {
    aliveWindow(this).showInactive();
    this.#shapeAnew();
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

  setShape(rectangles: Electron.Rectangle[]): void {
    this.#shape = rectangles;
    this.#onX(({ setShape }) => setShape(rectangles));
  }

  /** Chromium forgets the shape of a window that it shows again. */
  #shapeAnew(): void {
    const shape = this.#shape;
    if (shape !== null) this.#onX(({ setShape }) => setShape(shape));
  }

  override setIgnoreMouseEvents(isIgnored: boolean): void {
    super.setIgnoreMouseEvents(isIgnored);
    if (isIgnored) this.#onX(({ letClicksThrough }) => letClicksThrough());
  }

  override setAlwaysOnTop(isOnTop: boolean, level?: string): void {
    super.setAlwaysOnTop(isOnTop, level);
    if (isOnTop) this.#onX(({ keepAbove }) => keepAbove());
  }

  /** Of windows without a frame on a screen; in the order in which it was asked. */
  #onX(act: (window: XWindow) => void): void {
    // A window that was closed meanwhile has no shape any more.
    this.#told = this.#tellAfter(this.#told, act).catch(() => {});
  }

  async #tellAfter(before: Promise<void>, act: (window: XWindow) => void): Promise<void> {
    const { page, frame } = windows.of(this);
    await before;
    await page.ready;
    await frame.settled();
    const window = (await findBrowser()?.xWindow(page.targetId)) ?? null;
    if (window !== null) act(window);
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
