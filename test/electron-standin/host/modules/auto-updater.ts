import { EventEmitter } from 'node:events';
import type { AutoUpdater } from 'electron';
import { record } from '../recorded-calls.ts';

type Implemented = 'setFeedURL' | 'getFeedURL' | 'checkForUpdates' | 'quitAndInstall';

/** Electron's own updater exists on Windows and macOS only; here the calls are written down and a test emits the answers. */
class RecordedUpdater extends EventEmitter implements Pick<AutoUpdater, Implemented> {
  #feedUrl = '';

  setFeedURL(options: Electron.FeedURLOptions): void {
    this.#feedUrl = options.url;
    record('autoUpdater.setFeedURL', { url: options.url });
  }

  getFeedURL(): string {
    return this.#feedUrl;
  }

  checkForUpdates(): void {
    record('autoUpdater.checkForUpdates');
  }

  quitAndInstall(): void {
    record('autoUpdater.quitAndInstall');
  }
}

export const autoUpdater = new RecordedUpdater();
