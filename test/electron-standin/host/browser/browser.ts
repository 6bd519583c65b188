import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import type { Rectangle } from 'electron';
import type { DevToolsClient } from '../cdp/devtools-client.ts';
import { isHeadless } from '../host-state.ts';
import type { XWindow } from '../windows/x-window.ts';
import { findXWindow } from '../windows/x-window.ts';
import type { AttachedTarget, Targets } from './targets.ts';

export interface BrowserParts {
  readonly client: DevToolsClient;
  readonly process: ChildProcess;
  readonly targets: Targets;
  readonly program: string;
  readonly profileFolder: string;
}

/** How long Chromium may take to write its profile down before it is ended by force. */
const LONGEST_CLOSE_MS = 5_000;

/** A page that is still there after that has not heard that it shall close. */
const CLOSE_AGAIN_MS = 300;

/** How long a window manager may take to minimise or restore a window. */
const LONGEST_CHANGE_MS = 1_000;

export interface OpenedWindow {
  /** Without a frame. */
  readonly isBare?: boolean;
  /** Where the app wants it by the time it is there: once it is minimised, Chromium moves it no more. */
  readonly boundsNow?: () => Rectangle;
}

/** The one Chromium behind all windows of the app. */
export class Browser {
  readonly client: DevToolsClient;
  readonly #parts: BrowserParts;
  readonly #xWindows = new Map<string, Promise<XWindow | null>>();
  #hasExited = false;

  constructor(parts: BrowserParts) {
    this.client = parts.client;
    this.#parts = parts;
    parts.process.once('exit', () => {
      this.#hasExited = true;
    });
  }

  /** A window with an empty page that waits before its first navigation. */
  async openWindow(bounds: Rectangle, { isBare, boundsNow }: OpenedWindow = {}): Promise<AttachedTarget> {
    const target = isHeadless() ? await this.#openTarget(bounds) : await this.#openAppWindow(isBare === true);
    await this.setWindow(target.targetId, { windowState: 'normal' });
    const { x, y, width, height } = boundsNow?.() ?? bounds;
    await this.setWindow(target.targetId, { left: x, top: y, width, height });
    return target;
  }

  /** The X server's own of a window without a frame; `null` for all others. */
  async xWindow(targetId: string): Promise<XWindow | null> {
    return (await this.#xWindows.get(targetId)) ?? null;
  }

  /** The window is gone. */
  forget(targetId: string): void {
    const finding = this.#xWindows.get(targetId);
    this.#xWindows.delete(targetId);
    // Where none was found there is none to close.
    finding?.then((window) => window?.close()).catch(() => {});
  }

  async #makeBare(targetId: string, finding: Promise<XWindow | null>): Promise<void> {
    this.#xWindows.set(targetId, finding);
    (await finding)?.takeFrameAway();
  }

  /** Sizes and states cannot be set together: `windowState: 'normal'` comes first. */
  async setWindow(
    targetId: string,
    bounds:
      | { windowState: 'normal' | 'minimized' | 'maximized' | 'fullscreen' }
      | Record<'left' | 'top' | 'width' | 'height', number>,
  ): Promise<void> {
    const { browser } = this.client;
    const { windowId } = await browser.send('Browser.getWindowForTarget', { targetId });
    await browser.send('Browser.setWindowBounds', { windowId, bounds });
    if (!('windowState' in bounds)) return;
    // A window manager takes its time, and what is asked of it meanwhile is lost.
    const patience = AbortSignal.timeout(LONGEST_CHANGE_MS);
    while (!patience.aborted) {
      const { bounds: shown } = await browser.send('Browser.getWindowBounds', { windowId });
      if (shown.windowState === bounds.windowState) return;
      await setTimeout(20);
    }
  }

  /** Chromium forgets the order while it shows another document, so it is repeated. @param isGone Whether it was heard. */
  async closePage(targetId: string, isGone: () => boolean): Promise<void> {
    while (!isGone() && !this.#hasExited) {
      this.client.browser.tell('Target.closeTarget', { targetId });
      await setTimeout(CLOSE_AGAIN_MS);
    }
  }

  /** Closes Chromium so that it writes everything down: storage of pages would be lost if it were killed. */
  async close(): Promise<void> {
    if (this.#hasExited) return;
    const exited = new Promise<void>((resolve) => {
      this.#parts.process.once('exit', () => resolve());
    });
    const force = globalThis.setTimeout(() => this.kill(), LONGEST_CLOSE_MS);
    this.client.browser.tell('Browser.close');
    await exited;
    clearTimeout(force);
  }

  kill(): void {
    if (!this.#hasExited) this.#parts.process.kill('SIGKILL');
  }

  async #openTarget({ width, height }: Rectangle): Promise<AttachedTarget> {
    const url = `about:blank#${randomUUID()}`;
    const claimed = this.#parts.targets.claim(url);
    await this.client.browser.send('Target.createTarget', { url, newWindow: true, width, height });
    return claimed;
  }

  /**
   * A window without tabs and address bar can only be opened from the command line: a second start with the same profile
   * hands it over to the Chromium that runs, and ends at once.
   */
  async #openAppWindow(isBare: boolean): Promise<AttachedTarget> {
    const ticket = randomUUID();
    const url = `data:text/html,${ticket}`;
    const claimed = this.#parts.targets.claim(url);
    const switches = ['--no-sandbox', '--test-type', `--user-data-dir=${this.#parts.profileFolder}`, `--app=${url}`];
    const handOver = spawn(this.#parts.program, switches, { stdio: 'ignore' });
    const failed = new Promise<never>((_resolve, reject) => {
      handOver.once('error', reject);
      handOver.once('exit', (code) => {
        if (code !== 0) reject(new Error(`Chromium did not open a window: its start ended with ${code}.`));
      });
    });
    const target = await Promise.race([claimed, failed]);
    if (isBare) await this.#makeBare(target.targetId, findXWindow(ticket));
    return target;
  }
}

/** The browser belongs to the process; before `ready` there is none. */
const running: { browser: Browser | null } = { browser: null };

export function setRunningBrowser(browser: Browser): void {
  running.browser = browser;
}

export function runningBrowser(): Browser {
  if (running.browser === null) throw new Error('Chromium has not been started yet: wait for the app to be ready.');
  return running.browser;
}

/** `null` before the app is ready. */
export function findBrowser(): Browser | null {
  return running.browser;
}
