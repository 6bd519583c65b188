import { writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type * as Electron from 'electron';
import { app } from '../app/app.ts';
import { runningBrowser } from '../browser/browser.ts';
import type { AttachedTarget } from '../browser/targets.ts';
import { emittedEvent } from '../emitted-event.ts';
import { hostState } from '../host-state.ts';
import { sessionOf } from '../session/sessions.ts';
import { asElectron } from './main-frame.ts';
import { pages } from './open-pages.ts';
import { Page } from './page.ts';
import { focusedWindow } from '../windows/open-windows.ts';
import { popupHandlers } from './popups.ts';
import { RecordedContents } from './recorded-contents.ts';

/** `webContents` of a window: what the app sees of a page. */
export class WebContents extends RecordedContents {
  readonly id: number;
  readonly session: Electron.Session;
  userAgent = '';

  constructor(preferences: Electron.WebPreferences, attach: () => Promise<AttachedTarget>) {
    super();
    this.setMaxListeners(0);
    const session = sessionOf(preferences);
    const page = new Page({ contents: this, preferences, session, attach });
    this.id = page.id;
    this.session = session as typeof session & Electron.Session;
    queueMicrotask(() => app.emit('web-contents-created', emittedEvent(), this));
    this.on('did-navigate', () => void page.content.applyZoom());
  }

  get ipc(): Electron.IpcMain {
    return pages.of(this).ipc;
  }

  get mainFrame(): Electron.WebFrameMain {
    return asElectron(pages.of(this).frame);
  }

  get navigationHistory(): Electron.NavigationHistory {
    return pages.of(this).navigation.history as Partial<Electron.NavigationHistory> as Electron.NavigationHistory;
  }

  get opener(): Electron.WebFrameMain | null {
    return null;
  }

  get zoomFactor(): number {
    return this.getZoomFactor();
  }

  set zoomFactor(factor: number) {
    this.setZoomFactor(factor);
  }

  get zoomLevel(): number {
    return this.getZoomLevel();
  }

  set zoomLevel(level: number) {
    this.setZoomLevel(level);
  }

  loadURL(url: string): Promise<void> {
    return pages.of(this).navigation.load(url);
  }

  loadFile(filePath: string, options: Electron.LoadFileOptions = {}): Promise<void> {
    const url = pathToFileURL(resolve(hostState.appPath, filePath));
    if (options.query !== undefined) url.search = new URLSearchParams(options.query).toString();
    if (options.search !== undefined) url.search = options.search;
    if (options.hash !== undefined) url.hash = options.hash;
    return this.loadURL(url.href);
  }

  reload(): void {
    pages.of(this).navigation.reload();
  }

  reloadIgnoringCache(): void {
    pages.of(this).navigation.reload(true);
  }

  stop(): void {
    pages.of(this).navigation.stop();
  }

  getURL(): string {
    return pages.of(this).url;
  }

  getTitle(): string {
    return pages.of(this).navigation.title;
  }

  isLoading(): boolean {
    return pages.of(this).navigation.isLoading;
  }

  isLoadingMainFrame(): boolean {
    return this.isLoading();
  }

  isDestroyed(): boolean {
    return pages.of(this).isGone;
  }

  isCrashed(): boolean {
    return pages.of(this).isCrashed;
  }

  isFocused(): boolean {
    return focusedWindow()?.webContents === pages.of(this).face;
  }

  getType(): 'window' {
    return 'window';
  }

  getOSProcessId(): number {
    return pages.of(this).frame.osProcessId;
  }

  getProcessId(): number {
    return pages.of(this).frame.processId;
  }

  send(channel: string, ...args: unknown[]): void {
    pages.of(this).send(channel, args);
  }

  postMessage(channel: string, message: unknown, transfer: Electron.MessagePortMain[] = []): void {
    pages.of(this).send(channel, [message], transfer);
  }

  executeJavaScript(code: string, userGesture = false): Promise<unknown> {
    return pages.of(this).content.executeJavaScript(code, userGesture);
  }

  insertCSS(css: string): Promise<string> {
    return pages.of(this).content.insertCSS(css);
  }

  removeInsertedCSS(key: string): Promise<void> {
    return pages.of(this).content.removeInsertedCSS(key);
  }

  async insertText(text: string): Promise<void> {
    const session = await pages.of(this).ready;
    await session.send('Input.insertText', { text });
  }

  capturePage(rect?: Electron.Rectangle): Promise<Electron.NativeImage> {
    return pages.of(this).content.capture(rect);
  }

  printToPDF(options: Electron.PrintToPDFOptions): Promise<Buffer> {
    return pages.of(this).content.printToPDF(options);
  }

  async savePage(fullPath: string, saveType: 'HTMLOnly' | 'HTMLComplete' | 'MHTML'): Promise<void> {
    if (saveType !== 'HTMLOnly') throw new Error(`The stand-in for Electron saves no pages as ${saveType}.`);
    await writeFile(fullPath, String(await this.executeJavaScript('document.documentElement.outerHTML')));
  }

  setWindowOpenHandler(handler: (details: Electron.HandlerDetails) => Electron.WindowOpenHandlerResponse): void {
    popupHandlers.set(pages.of(this), handler);
  }

  forcefullyCrashRenderer(): void {
    pages.of(this).drive((session) => session.tell('Page.crash'));
  }

  focus(): void {
    pages.of(this).drive((session) => session.tell('Page.bringToFront'));
  }

  close(): void {
    const page = pages.of(this);
    page.drive(() => void runningBrowser().closePage(page.targetId, () => page.isGone));
  }

  getZoomFactor(): number {
    return pages.of(this).content.zoomFactor;
  }

  setZoomFactor(factor: number): void {
    pages.of(this).content.zoomTo(factor);
  }

  /** Chromium's levels: each is a fifth larger than the one before. */
  getZoomLevel(): number {
    return Math.log(this.getZoomFactor()) / Math.log(1.2);
  }

  setZoomLevel(level: number): void {
    this.setZoomFactor(1.2 ** level);
  }

  setUserAgent(userAgent: string): void {
    this.userAgent = userAgent;
    pages.of(this).drive((session) => session.tell('Emulation.setUserAgentOverride', { userAgent }));
  }

  getUserAgent(): string {
    return this.userAgent;
  }
}

/** The static side: `webContents` of the module. */
export const webContents = {
  getAllWebContents: (): Electron.WebContents[] => pages.all().map(({ face }) => face),
  getFocusedWebContents: (): Electron.WebContents | null => focusedWindow()?.webContents ?? null,
  fromId: (id: number): Electron.WebContents | undefined => pages.byId(id)?.face,
  fromDevToolsTargetId: (targetId: string): Electron.WebContents | undefined => pages.byTarget(targetId)?.face,
  fromFrame: (frame: Electron.WebFrameMain): Electron.WebContents | undefined =>
    pages.all().find((page) => asElectron(page.frame) === frame)?.face,
};
