import type { EventEmitter } from 'node:events';
import type * as Electron from 'electron';
import { screen } from '../modules/screen.ts';
import type { AppWindow } from './app-window.ts';
import { windows } from './open-windows.ts';
import { RecordedWindow } from './recorded-window.ts';

/** Where a window is, how large, and whether it fills the screen or lies in the task bar. */
export abstract class SizedWindow extends RecordedWindow {
  abstract showInactive(): void;

  minimize(): void {
    aliveWindow(this).setState('minimized', 'minimize');
  }

  isMinimized(): boolean {
    return aliveWindow(this).frame.state === 'minimized';
  }

  restore(): void {
    if (this.isMinimized()) aliveWindow(this).setState('normal', 'restore');
  }

  maximize(): void {
    this.showInactive();
    aliveWindow(this).setState('maximized', 'maximize');
  }

  unmaximize(): void {
    if (this.isMaximized()) aliveWindow(this).setState('normal', 'unmaximize');
  }

  isMaximized(): boolean {
    return aliveWindow(this).frame.state === 'maximized';
  }

  setFullScreen(isFullScreen: boolean): void {
    if (isFullScreen) aliveWindow(this).setState('fullscreen', 'enter-full-screen');
    else if (this.isFullScreen()) aliveWindow(this).setState('normal', 'leave-full-screen');
  }

  isFullScreen(): boolean {
    return aliveWindow(this).frame.state === 'fullscreen';
  }

  get fullScreen(): boolean {
    return this.isFullScreen();
  }

  set fullScreen(isFullScreen: boolean) {
    this.setFullScreen(isFullScreen);
  }

  isNormal(): boolean {
    return aliveWindow(this).frame.state === 'normal';
  }

  getBounds(): Electron.Rectangle {
    return aliveWindow(this).frame.bounds;
  }

  setBounds(bounds: Partial<Electron.Rectangle>): void {
    aliveWindow(this).setBounds(bounds);
  }

  getNormalBounds(): Electron.Rectangle {
    return aliveWindow(this).frame.normalBounds;
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
}

/** @throws TypeError with Electron's words when the window was closed. */
export function aliveWindow(face: EventEmitter): AppWindow {
  const window = windows.of(face);
  if (window.isGone) throw new TypeError('Object has been destroyed');
  return window;
}

export function centred({ width, height }: Electron.Size): Electron.Rectangle {
  const { workArea } = screen.getPrimaryDisplay();
  const x = Math.round(workArea.x + Math.max(0, (workArea.width - width) / 2));
  const y = Math.round(workArea.y + Math.max(0, (workArea.height - height) / 2));
  return { x, y, width, height };
}
