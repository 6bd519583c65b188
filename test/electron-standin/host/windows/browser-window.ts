import type * as Electron from 'electron';
import { runningBrowser } from '../browser/browser.ts';
import type { AttachedTarget } from '../browser/targets.ts';
import { hostState } from '../host-state.ts';
import { screen } from '../modules/screen.ts';
import { pages } from '../pages/open-pages.ts';
import { WebContents } from '../pages/web-contents.ts';
import { AppWindow } from './app-window.ts';
import { asElectron, focusedWindow, openWindows, windows } from './open-windows.ts';
import { RecordedWindow } from './recorded-window.ts';

/** `BrowserWindow`: a window of Chromium without browser chrome, and its page. */
export class BrowserWindow extends RecordedWindow {
  readonly id: number;
  readonly webContents: Electron.WebContents;
  readonly #isModal: boolean;

  /** @param adopted A page that another page opened; the app's own windows get a new one. */
  constructor(options: Electron.BrowserWindowConstructorOptions = {}, adopted: AttachedTarget | null = null) {
    super(options);
    if (!hostState.isReady) throw new Error('Cannot create BrowserWindow before app is ready');
    const bounds = firstBounds(options);
    const contents = new WebContents(options.webPreferences ?? {}, async () => {
      return adopted ?? runningBrowser().openWindow(bounds);
    });
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
    void this.#alive().tryClose();
  }

  destroy(): void {
    windows.of(this).destroy();
  }

  isDestroyed(): boolean {
    return windows.of(this).isGone;
  }

  show(): void {
    this.#alive().show();
  }

  showInactive(): void {
    this.#alive().showInactive();
  }

  hide(): void {
    this.#alive().hide();
  }

  isVisible(): boolean {
    return this.#alive().frame.isVisible;
  }

  focus(): void {
    this.#alive().focus();
  }

  blur(): void {
    this.#alive().blur();
  }

  isFocused(): boolean {
    return windows.focused === windows.of(this);
  }

  moveTop(): void {
    this.webContents.focus();
  }

  minimize(): void {
    this.#alive().setState('minimized', 'minimize');
  }

  isMinimized(): boolean {
    return this.#alive().frame.state === 'minimized';
  }

  restore(): void {
    if (this.isMinimized()) this.#alive().setState('normal', 'restore');
  }

  maximize(): void {
    this.showInactive();
    this.#alive().setState('maximized', 'maximize');
  }

  unmaximize(): void {
    if (this.isMaximized()) this.#alive().setState('normal', 'unmaximize');
  }

  isMaximized(): boolean {
    return this.#alive().frame.state === 'maximized';
  }

  setFullScreen(isFullScreen: boolean): void {
    if (isFullScreen) this.#alive().setState('fullscreen', 'enter-full-screen');
    else if (this.isFullScreen()) this.#alive().setState('normal', 'leave-full-screen');
  }

  isFullScreen(): boolean {
    return this.#alive().frame.state === 'fullscreen';
  }

  get fullScreen(): boolean {
    return this.isFullScreen();
  }

  set fullScreen(isFullScreen: boolean) {
    this.setFullScreen(isFullScreen);
  }

  isNormal(): boolean {
    return this.#alive().frame.state === 'normal';
  }

  getBounds(): Electron.Rectangle {
    return this.#alive().frame.bounds;
  }

  setBounds(bounds: Partial<Electron.Rectangle>): void {
    this.#alive().setBounds(bounds);
  }

  getNormalBounds(): Electron.Rectangle {
    return this.#alive().frame.normalBounds;
  }

  /** The page fills the window: what its frame takes is not known. */
  getContentBounds(): Electron.Rectangle {
    return this.getBounds();
  }

  setContentBounds(bounds: Electron.Rectangle): void {
    this.setBounds(bounds);
  }

  getSize(): number[] {
    const { width, height } = this.getBounds();
    return [width, height];
  }

  setSize(width: number, height: number): void {
    this.setBounds({ width, height });
  }

  getContentSize(): number[] {
    return this.getSize();
  }

  setContentSize(width: number, height: number): void {
    this.setSize(width, height);
  }

  getPosition(): number[] {
    const { x, y } = this.getBounds();
    return [x, y];
  }

  setPosition(x: number, y: number): void {
    this.setBounds({ x, y });
  }

  center(): void {
    const [width = 0, height = 0] = this.getSize();
    this.setBounds(centred({ width, height }));
  }

  getTitle(): string {
    return this.#alive().title;
  }

  setTitle(title: string): void {
    this.#alive().title = title;
  }

  get title(): string {
    return this.getTitle();
  }

  set title(title: string) {
    this.setTitle(title);
  }

  getParentWindow(): Electron.BrowserWindow | null {
    const { parent } = this.#alive();
    return parent === null ? null : asElectron(parent);
  }

  setParentWindow(parent: Electron.BrowserWindow | null): void {
    this.#alive().parent = parent === null ? null : windows.of(parent);
  }

  getChildWindows(): Electron.BrowserWindow[] {
    return this.#alive().children().map(asElectron);
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

  #alive(): AppWindow {
    const window = windows.of(this);
    if (window.isGone) throw new TypeError('Object has been destroyed');
    return window;
  }
}

/** In the middle of the work area, unless the app says where. */
function firstBounds(options: Electron.BrowserWindowConstructorOptions): Electron.Rectangle {
  const middle = centred({ width: options.width ?? 800, height: options.height ?? 600 });
  return { ...middle, x: options.x ?? middle.x, y: options.y ?? middle.y };
}

function centred({ width, height }: Electron.Size): Electron.Rectangle {
  const { workArea } = screen.getPrimaryDisplay();
  const x = Math.round(workArea.x + Math.max(0, (workArea.width - width) / 2));
  const y = Math.round(workArea.y + Math.max(0, (workArea.height - height) / 2));
  return { x, y, width, height };
}
