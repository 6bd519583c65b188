import type { Rectangle } from 'electron';
import type { Browser } from '../browser/browser.ts';
import { findBrowser } from '../browser/browser.ts';
import { screen } from '../modules/screen.ts';
import type { Page } from '../pages/page.ts';

export type FrameState = 'normal' | 'minimized' | 'maximized' | 'fullscreen';

/**
 * The frame around a page on the screen: what the app asked for, which Chromium is told in the order it was asked.
 * There is no hidden state in Chromium, so a hidden window is a minimised one.
 */
export class WindowFrame {
  readonly #page: Page;
  #normal: Rectangle;
  #state: FrameState = 'normal';
  #isVisible = false;
  /** A minimised window forgets where it was told to be. */
  #isOwed = false;
  #told: Promise<void> = Promise.resolve();

  constructor(page: Page, bounds: Rectangle) {
    this.#page = page;
    this.#normal = bounds;
  }

  get state(): FrameState {
    return this.#state;
  }

  get isVisible(): boolean {
    return this.#isVisible;
  }

  /** As large as it is now: a maximised window fills the work area, a full-screen one the screen. */
  get bounds(): Rectangle {
    const display = screen.getPrimaryDisplay();
    if (this.#state === 'maximized') return { ...display.workArea };
    if (this.#state === 'fullscreen') return { ...display.bounds };
    return { ...this.#normal };
  }

  get normalBounds(): Rectangle {
    return { ...this.#normal };
  }

  /** Returns what changed. */
  setBounds(wanted: Partial<Rectangle>): { readonly isMoved: boolean; readonly isResized: boolean } {
    const before = this.bounds;
    const next = { ...before, ...wanted };
    if (this.#state !== 'normal') this.setState('normal');
    this.#normal = next;
    this.#isOwed = !this.#isVisible;
    this.#tellBounds();
    return {
      isMoved: next.x !== before.x || next.y !== before.y,
      isResized: next.width !== before.width || next.height !== before.height,
    };
  }

  setState(state: FrameState): void {
    this.#state = state;
    this.#show(state);
  }

  setVisible(isVisible: boolean): void {
    this.#isVisible = isVisible;
    this.#show(isVisible ? this.#state : 'minimized');
    if (!isVisible || !this.#isOwed || this.#state !== 'normal') return;
    this.#isOwed = false;
    this.#tellBounds();
  }

  #tellBounds(): void {
    const { x, y, width, height } = this.#normal;
    this.#tell({ left: x, top: y, width, height });
  }

  /** Resolves when Chromium was told everything so far. */
  settled(): Promise<void> {
    return this.#told;
  }

  #show(windowState: FrameState): void {
    // Chromium refuses to go from one special state to another.
    if (windowState !== 'normal') this.#tell({ windowState: 'normal' });
    this.#tell({ windowState });
  }

  #tell(bounds: Parameters<Browser['setWindow']>[1]): void {
    // A window that was closed meanwhile has no frame any more.
    this.#told = this.#tellAfter(this.#told, bounds).catch(() => {});
  }

  async #tellAfter(before: Promise<void>, bounds: Parameters<Browser['setWindow']>[1]): Promise<void> {
    await before;
    await this.#page.ready;
    await findBrowser()?.setWindow(this.#page.targetId, bounds);
  }
}
