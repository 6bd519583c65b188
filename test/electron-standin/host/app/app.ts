import type * as Electron from 'electron';
import { emittedEvent } from '../emitted-event.ts';
import { hostState, pathOf, setPathOf } from '../host-state.ts';
import { Menu } from '../modules/menu.ts';
import { nativeImage } from '../modules/native-image.ts';
import { record } from '../recorded-calls.ts';
import { focusedWindow } from '../windows/open-windows.ts';
import { CommandLineSwitches } from './command-line-switches.ts';
import { Quit } from './quit.ts';
import { RecordedApp } from './recorded-app.ts';
import { SingleInstance } from './single-instance.ts';

const commandLine = new CommandLineSwitches();
const singleInstance = new SingleInstance();
const ready = Promise.withResolvers<void>();

/** `app`: the life of the process, where its files are, and its command line. */
class App extends RecordedApp {
  readonly commandLine = commandLine as CommandLineSwitches & Electron.CommandLine;
  readonly runningUnderARM64Translation = false;
  accessibilitySupportEnabled = false;
  userAgentFallback = '';
  readonly #quit = new Quit(this);

  /** For the stand-in's own windows; apps see the event only. */
  static windowsGone(): void {
    app.#quit.windowsGone();
  }

  get isPackaged(): boolean {
    return hostState.isPackaged;
  }

  get name(): string {
    return hostState.appName;
  }

  set name(name: string) {
    this.setName(name);
  }

  get applicationMenu(): Electron.Menu | null {
    return Menu.getApplicationMenu() as Electron.Menu | null;
  }

  set applicationMenu(menu: Electron.Menu | null) {
    Menu.setApplicationMenu(menu as Menu | null);
  }

  isReady(): boolean {
    return hostState.isReady;
  }

  whenReady(): Promise<void> {
    return ready.promise;
  }

  getName(): string {
    return hostState.appName;
  }

  setName(name: string): void {
    hostState.appName = name;
  }

  getVersion(): string {
    return hostState.appVersion;
  }

  getAppPath(): string {
    return hostState.appPath;
  }

  getPath(name: Parameters<Electron.App['getPath']>[0]): string {
    return pathOf(name);
  }

  setPath(name: string, path: string): void {
    setPathOf(name as Parameters<Electron.App['getPath']>[0], path);
  }

  setAppLogsPath(path?: string): void {
    setPathOf('logs', path ?? pathOf('logs'));
  }

  getLocale(): string {
    return Intl.DateTimeFormat().resolvedOptions().locale;
  }

  getSystemLocale(): string {
    return this.getLocale();
  }

  getLocaleCountryCode(): string {
    return this.getLocale().split('-')[1] ?? '';
  }

  getPreferredSystemLanguages(): string[] {
    return [this.getLocale()];
  }

  getAppMetrics(): Electron.ProcessMetric[] {
    const memory = {
      workingSetSize: process.memoryUsage().rss / 1024,
      peakWorkingSetSize: process.resourceUsage().maxRSS,
    };
    const cpu = { percentCPUUsage: 0, idleWakeupsPerSecond: 0 };
    return [{ pid: process.pid, type: 'Browser', cpu, memory, creationTime: Date.now() - process.uptime() * 1000 }];
  }

  getGPUFeatureStatus(): Electron.GPUFeatureStatus {
    return {} as Electron.GPUFeatureStatus;
  }

  async getFileIcon(): Promise<Electron.NativeImage> {
    return nativeImage.createEmpty() as Electron.NativeImage;
  }

  requestSingleInstanceLock(additionalData?: object): boolean {
    const mine = { argv: process.argv, workingDirectory: process.cwd(), additionalData: additionalData ?? null };
    return singleInstance.request(mine, (second) => {
      this.emit('second-instance', emittedEvent(), second.argv, second.workingDirectory, second.additionalData);
    });
  }

  hasSingleInstanceLock(): boolean {
    return singleInstance.isHeld;
  }

  releaseSingleInstanceLock(): void {
    singleInstance.release();
  }

  quit(): void {
    void this.#quit.quit();
  }

  exit(exitCode = 0): void {
    this.#quit.exit(exitCode);
  }

  relaunch(options: Electron.RelaunchOptions = {}): void {
    record('app.relaunch', options);
  }

  focus(): void {
    focusedWindow()?.focus();
  }

  disableHardwareAcceleration(): void {
    if (hostState.isReady) throw new Error('app.disableHardwareAcceleration() can only be called before app is ready');
    commandLine.appendSwitch('disable-gpu');
  }

  isHardwareAccelerationEnabled(): boolean {
    return !commandLine.hasSwitch('disable-gpu');
  }

  enableSandbox(): void {
    if (hostState.isReady) throw new Error('app.enableSandbox() can only be called before app is ready');
  }

  isAccessibilitySupportEnabled(): boolean {
    return this.accessibilitySupportEnabled;
  }

  setAccessibilitySupportEnabled(isEnabled: boolean): void {
    this.accessibilitySupportEnabled = isEnabled;
  }
}

/** One for the whole process, as in Electron. */
export const app = new App();

/** What only the stand-in itself does to the app. */
export const appLife = {
  switches: commandLine.switches,
  becomeReady: (): void => ready.resolve(),
  windowsGone: (): void => App.windowsGone(),
};
