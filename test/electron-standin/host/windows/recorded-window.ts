import { EventEmitter } from 'node:events';
import type * as Electron from 'electron';
import { record } from '../recorded-calls.ts';

/** What a window is told that only a real desktop could show: kept where it can be read back, and written down. */
export abstract class RecordedWindow extends EventEmitter {
  abstract readonly id: number;
  autoHideMenuBar: boolean;
  menuBarVisible = true;
  resizable: boolean;
  movable: boolean;
  minimizable: boolean;
  maximizable: boolean;
  closable: boolean;
  focusable: boolean;
  fullScreenable: boolean;
  accessibleTitle = '';
  #isOnTop: boolean;
  #isProtected = false;
  #isEnabled = true;
  #opacity: number;
  #backgroundColor: string;
  #minimum: [number, number];
  #maximum: [number, number];

  constructor(options: Electron.BrowserWindowConstructorOptions) {
    super();
    this.autoHideMenuBar = options.autoHideMenuBar ?? false;
    this.resizable = options.resizable ?? true;
    this.movable = options.movable ?? true;
    this.minimizable = options.minimizable ?? true;
    this.maximizable = options.maximizable ?? true;
    this.closable = options.closable ?? true;
    this.focusable = options.focusable ?? true;
    this.fullScreenable = options.fullscreenable ?? true;
    this.#isOnTop = options.alwaysOnTop ?? false;
    this.#opacity = options.opacity ?? 1;
    this.#backgroundColor = options.backgroundColor ?? '#FFFFFF';
    this.#minimum = [options.minWidth ?? 0, options.minHeight ?? 0];
    this.#maximum = [options.maxWidth ?? 0, options.maxHeight ?? 0];
  }

  setAlwaysOnTop(isOnTop: boolean, level = 'floating'): void {
    this.#isOnTop = isOnTop;
    this.#record('setAlwaysOnTop', { isOnTop, level });
    this.emit('always-on-top-changed', {}, isOnTop);
  }

  isAlwaysOnTop(): boolean {
    return this.#isOnTop;
  }

  setContentProtection(isProtected: boolean): void {
    this.#isProtected = isProtected;
    this.#record('setContentProtection', { isProtected });
  }

  isContentProtected(): boolean {
    return this.#isProtected;
  }

  setEnabled(isEnabled: boolean): void {
    this.#isEnabled = isEnabled;
    this.#record('setEnabled', { isEnabled });
  }

  isEnabled(): boolean {
    return this.#isEnabled;
  }

  setOpacity(opacity: number): void {
    this.#opacity = opacity;
  }

  getOpacity(): number {
    return this.#opacity;
  }

  setBackgroundColor(color: string): void {
    this.#backgroundColor = color;
  }

  getBackgroundColor(): string {
    return this.#backgroundColor;
  }

  setMinimumSize(width: number, height: number): void {
    this.#minimum = [width, height];
  }

  getMinimumSize(): number[] {
    return [...this.#minimum];
  }

  setMaximumSize(width: number, height: number): void {
    this.#maximum = [width, height];
  }

  getMaximumSize(): number[] {
    return [...this.#maximum];
  }

  setResizable(isResizable: boolean): void {
    this.resizable = isResizable;
  }

  isResizable(): boolean {
    return this.resizable;
  }

  setMovable(isMovable: boolean): void {
    this.movable = isMovable;
  }

  isMovable(): boolean {
    return this.movable;
  }

  setMinimizable(isMinimizable: boolean): void {
    this.minimizable = isMinimizable;
  }

  isMinimizable(): boolean {
    return this.minimizable;
  }

  setMaximizable(isMaximizable: boolean): void {
    this.maximizable = isMaximizable;
  }

  isMaximizable(): boolean {
    return this.maximizable;
  }

  setClosable(isClosable: boolean): void {
    this.closable = isClosable;
  }

  isClosable(): boolean {
    return this.closable;
  }

  setMenuBarVisibility(isVisible: boolean): void {
    this.menuBarVisible = isVisible;
  }

  isMenuBarVisible(): boolean {
    return this.menuBarVisible;
  }

  setAutoHideMenuBar(isHidden: boolean): void {
    this.autoHideMenuBar = isHidden;
  }

  isMenuBarAutoHide(): boolean {
    return this.autoHideMenuBar;
  }

  setMenu(menu: Electron.Menu | null): void {
    this.#record('setMenu', { items: menu?.items.map(({ label }) => label) ?? null });
  }

  removeMenu(): void {
    this.setMenu(null);
  }

  setSkipTaskbar(isSkipped: boolean): void {
    this.#record('setSkipTaskbar', { isSkipped });
  }

  flashFrame(isFlashing: boolean): void {
    this.#record('flashFrame', { isFlashing });
  }

  setProgressBar(progress: number, options?: Electron.ProgressBarOptions): void {
    this.#record('setProgressBar', { progress, options });
  }

  setOverlayIcon(overlay: Electron.NativeImage | null, description: string): void {
    this.#record('setOverlayIcon', { hasIcon: overlay !== null, description });
  }

  setIcon(icon: Electron.NativeImage | string): void {
    this.#record('setIcon', { icon: typeof icon === 'string' ? icon : icon.getSize() });
  }

  setIgnoreMouseEvents(isIgnored: boolean): void {
    this.#record('setIgnoreMouseEvents', { isIgnored });
  }

  setVisibleOnAllWorkspaces(isVisible: boolean): void {
    this.#record('setVisibleOnAllWorkspaces', { isVisible });
  }

  setAppDetails(options: Electron.AppDetailsOptions): void {
    this.#record('setAppDetails', options);
  }

  #record(call: string, detail: object): void {
    record(`BrowserWindow.${call}`, { window: this.id, ...detail });
  }
}
