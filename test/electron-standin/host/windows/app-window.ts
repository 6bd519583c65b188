import type { EventEmitter } from 'node:events';
import type { BrowserWindowConstructorOptions, Rectangle } from 'electron';
import { app, appLife } from '../app/app.ts';
import { runningBrowser } from '../browser/browser.ts';
import { emittedEvent } from '../emitted-event.ts';
import { isHeadless } from '../host-state.ts';
import type { Page, PageWindow } from '../pages/page.ts';
import { mayUnload } from './before-unload.ts';
import { windows } from './open-windows.ts';
import type { FrameState } from './window-frame.ts';
import { WindowFrame } from './window-frame.ts';

interface WindowParts {
  readonly face: EventEmitter;
  readonly page: Page;
  readonly bounds: Rectangle;
  readonly options: BrowserWindowConstructorOptions;
}

/** A window as the stand-in keeps it; `BrowserWindow` is what the app sees of it. */
export class AppWindow implements PageWindow {
  readonly id = windows.nextId();
  readonly face: EventEmitter;
  readonly page: Page;
  readonly frame: WindowFrame;
  title: string;
  parent: AppWindow | null;
  isGone = false;
  #isShownOnce = false;
  #isDestroyed = false;
  readonly #gone = Promise.withResolvers<void>();

  constructor({ face, page, bounds, options }: WindowParts) {
    this.face = face;
    this.page = page;
    this.frame = new WindowFrame(page, bounds);
    this.title = options.title ?? app.getName();
    this.parent = options.parent === undefined ? null : windows.of(options.parent);
    page.window = this;
    for (const name of ['unresponsive', 'responsive']) page.contents.on(name, () => face.emit(name));
    windows.add(this);
    queueMicrotask(() => app.emit('browser-window-created', emittedEvent(), face));
    if (options.fullscreen === true) this.frame.setState('fullscreen');
    if (options.show !== false) this.show();
    else if (!isHeadless()) this.frame.setVisible(false);
  }

  onLoaded(): void {
    if (this.#isShownOnce) return;
    this.#isShownOnce = true;
    this.face.emit('ready-to-show', emittedEvent());
  }

  onTitle(title: string): void {
    const event = emittedEvent();
    this.face.emit('page-title-updated', event, title, true);
    if (!event.defaultPrevented) this.title = title;
  }

  onGone(): void {
    if (this.isGone) return;
    this.isGone = true;
    this.#gone.resolve();
    if (windows.focused === this) this.blur();
    windows.remove(this);
    for (const child of this.children()) child.destroy();
    this.face.emit('closed');
    if (windows.all().length === 0) appLife.windowsGone();
  }

  children(): readonly AppWindow[] {
    return windows.all().filter(({ parent }) => parent === this);
  }

  show(): void {
    this.showInactive();
    this.focus();
  }

  showInactive(): void {
    if (this.frame.isVisible) return;
    this.frame.setVisible(true);
    this.face.emit('show');
  }

  hide(): void {
    if (!this.frame.isVisible) return;
    this.frame.setVisible(false);
    this.blur();
    this.face.emit('hide');
  }

  focus(): void {
    if (windows.focused === this || !this.frame.isVisible) return;
    windows.focused?.blur();
    windows.focused = this;
    this.page.drive((session) => session.tell('Page.bringToFront'));
    this.face.emit('focus', emittedEvent());
    app.emit('browser-window-focus', emittedEvent(), this.face);
  }

  blur(): void {
    if (windows.focused !== this) return;
    windows.focused = null;
    this.face.emit('blur', emittedEvent());
    app.emit('browser-window-blur', emittedEvent(), this.face);
  }

  /** @param announced The event Electron emits for this change. */
  setState(state: FrameState, announced: string): void {
    if (this.frame.state === state) return;
    this.frame.setState(state);
    if (state === 'minimized') this.blur();
    this.face.emit(announced);
    if (state !== 'minimized') this.face.emit('resize');
  }

  setBounds(bounds: Partial<Rectangle>): void {
    const { isMoved, isResized } = this.frame.setBounds(bounds);
    for (const name of isResized ? ['resize', 'resized'] : []) this.face.emit(name);
    for (const name of isMoved ? ['move', 'moved'] : []) this.face.emit(name);
  }

  /** Whether the window is closed: the app may prevent it, and then the page. */
  async tryClose(): Promise<boolean> {
    if (!this.#isDestroyed && !(await this.#mayClose())) return this.isGone;
    this.destroy();
    await this.#gone.promise;
    return true;
  }

  /** Closes without asking. */
  destroy(): void {
    if (this.#isDestroyed || this.isGone) return;
    this.#isDestroyed = true;
    this.page.drive(() => {
      void runningBrowser().closePage(this.page.targetId, () => this.isGone);
    });
  }

  async #mayClose(): Promise<boolean> {
    const event = emittedEvent();
    this.face.emit('close', event);
    return !event.defaultPrevented && (await mayUnload(this.page));
  }
}
