import type { EventEmitter } from 'node:events';
import { findBrowser } from '../browser/browser.ts';
import { emittedEvent } from '../emitted-event.ts';
import { hostState } from '../host-state.ts';
import { windows } from '../windows/open-windows.ts';

/**
 * Electron's way out, each step of which the app may prevent:
 *
 *     app.quit ─▶ before-quit ─▶ every window: close (beforeunload) ─▶ will-quit ─▶ quit ─▶ process ends
 *     last window closed ─▶ window-all-closed; without a listener ─▶ app.quit
 *     app.exit ─▶ quit ─▶ process ends
 */
export class Quit {
  readonly #app: EventEmitter;
  #isExiting = false;

  constructor(app: EventEmitter) {
    this.#app = app;
  }

  async quit(): Promise<void> {
    if (hostState.isQuitting) return;
    const beforeQuit = emittedEvent();
    this.#app.emit('before-quit', beforeQuit);
    if (beforeQuit.defaultPrevented) return;
    hostState.isQuitting = true;
    for (const window of windows.all()) {
      if (await window.tryClose()) continue;
      hostState.isQuitting = false;
      return;
    }
    this.#leave();
  }

  /** The last window is closed. */
  windowsGone(): void {
    if (hostState.isQuitting) return;
    if (this.#app.listenerCount('window-all-closed') > 0) this.#app.emit('window-all-closed');
    else void this.quit();
  }

  exit(exitCode: number): void {
    if (this.#isExiting) return;
    this.#isExiting = true;
    hostState.isQuitting = true;
    this.#app.emit('quit', emittedEvent(), exitCode);
    void endBrowser().finally(() => process.exit(exitCode));
  }

  #leave(): void {
    const willQuit = emittedEvent();
    this.#app.emit('will-quit', willQuit);
    if (willQuit.defaultPrevented) hostState.isQuitting = false;
    else this.exit(0);
  }
}

async function endBrowser(): Promise<void> {
  await findBrowser()?.close();
}
