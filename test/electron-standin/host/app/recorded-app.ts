import { EventEmitter } from 'node:events';
import type * as Electron from 'electron';
import { record } from '../recorded-calls.ts';

/** What `app` says to the desktop: login items, badges, protocol clients. Nobody is there, so it is written down. */
export abstract class RecordedApp extends EventEmitter {
  #badgeCount = 0;
  #loginItem: Electron.Settings = {};

  get badgeCount(): number {
    return this.#badgeCount;
  }

  set badgeCount(count: number) {
    this.setBadgeCount(count);
  }

  /** Only macOS knows hidden apps. */
  hide(): void {
    record('app.hide');
  }

  show(): void {
    record('app.show');
  }

  setBadgeCount(count = 0): boolean {
    this.#badgeCount = count;
    record('app.setBadgeCount', { count });
    return true;
  }

  getBadgeCount(): number {
    return this.#badgeCount;
  }

  setAppUserModelId(id: string): void {
    record('app.setAppUserModelId', { id });
  }

  setDesktopName(name: string): void {
    record('app.setDesktopName', { name });
  }

  setAsDefaultProtocolClient(protocol: string): boolean {
    record('app.setAsDefaultProtocolClient', { protocol });
    return true;
  }

  removeAsDefaultProtocolClient(protocol: string): boolean {
    record('app.removeAsDefaultProtocolClient', { protocol });
    return true;
  }

  isDefaultProtocolClient(): boolean {
    return false;
  }

  setLoginItemSettings(settings: Electron.Settings): void {
    this.#loginItem = settings;
    record('app.setLoginItemSettings', settings);
  }

  getLoginItemSettings(): Electron.LoginItemSettings {
    return {
      openAtLogin: this.#loginItem.openAtLogin ?? false,
      wasOpenedAtLogin: false,
      status: 'not-registered',
      executableWillLaunchAtLogin: false,
      launchItems: [],
    };
  }

  setAboutPanelOptions(options: Electron.AboutPanelOptionsOptions): void {
    record('app.setAboutPanelOptions', options);
  }

  showAboutPanel(): void {
    record('app.showAboutPanel');
  }

  addRecentDocument(path: string): void {
    record('app.addRecentDocument', { path });
  }

  clearRecentDocuments(): void {
    record('app.clearRecentDocuments');
  }

  async setProxy(config: Electron.ProxyConfig): Promise<void> {
    record('app.setProxy', config);
  }
}
