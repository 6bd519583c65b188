import { EventEmitter } from 'node:events';
import type * as Electron from 'electron';
import { record } from '../recorded-calls.ts';
import { pages } from './open-pages.ts';

type EditCommand =
  | 'undo'
  | 'redo'
  | 'cut'
  | 'copy'
  | 'paste'
  | 'pasteAndMatchStyle'
  | 'delete'
  | 'selectAll'
  | 'unselect';

/** What contents are told that needs no page, or only its keys: editing, and what is written down. */
export abstract class RecordedContents extends EventEmitter {
  audioMuted = false;
  #webRtcPolicy = 'default';

  abstract getURL(): string;

  /** There is no printer: what would have been printed is written down, and called a success. */
  print(
    options: Electron.WebContentsPrintOptions = {},
    callback?: (success: boolean, failureReason: string) => void,
  ): void {
    record('webContents.print', { url: this.getURL(), options });
    queueMicrotask(() => callback?.(true, ''));
  }

  async getPrintersAsync(): Promise<Electron.PrinterInfo[]> {
    return [];
  }

  /** Written down only: Chromium slows down what nobody sees as it does in browsers. */
  setBackgroundThrottling(isAllowed: boolean): void {
    record('webContents.setBackgroundThrottling', { isAllowed });
  }

  openDevTools(options?: Electron.OpenDevToolsOptions): void {
    record('webContents.openDevTools', options ?? {});
  }

  closeDevTools(): void {
    record('webContents.closeDevTools');
  }

  toggleDevTools(): void {
    record('webContents.toggleDevTools');
  }

  isDevToolsOpened(): boolean {
    return false;
  }

  setAudioMuted(muted: boolean): void {
    this.audioMuted = muted;
  }

  isAudioMuted(): boolean {
    return this.audioMuted;
  }

  async setVisualZoomLevelLimits(minimumLevel: number, maximumLevel: number): Promise<void> {
    record('webContents.setVisualZoomLevelLimits', { minimumLevel, maximumLevel });
  }

  setIgnoreMenuShortcuts(ignore: boolean): void {
    record('webContents.setIgnoreMenuShortcuts', { ignore });
  }

  setWebRTCIPHandlingPolicy(policy: string): void {
    this.#webRtcPolicy = policy;
    record('webContents.setWebRTCIPHandlingPolicy', { policy });
  }

  getWebRTCIPHandlingPolicy(): string {
    return this.#webRtcPolicy;
  }

  undo(): void {
    this.#edit('undo');
  }

  redo(): void {
    this.#edit('redo');
  }

  cut(): void {
    this.#edit('cut');
  }

  copy(): void {
    this.#edit('copy');
  }

  paste(): void {
    this.#edit('paste');
  }

  pasteAndMatchStyle(): void {
    this.#edit('pasteAndMatchStyle');
  }

  delete(): void {
    this.#edit('delete');
  }

  selectAll(): void {
    this.#edit('selectAll');
  }

  unselect(): void {
    this.#edit('unselect');
  }

  #edit(command: EditCommand): void {
    pages.of(this).drive((session) => {
      session.tell('Input.dispatchKeyEvent', { type: 'rawKeyDown', commands: [command] });
      session.tell('Input.dispatchKeyEvent', { type: 'keyUp' });
    });
  }
}
