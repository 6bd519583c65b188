import type { WebFrameMain } from 'electron';
import type { Page } from './page.ts';

type Implemented =
  | ('url' | 'origin' | 'name' | 'top' | 'parent' | 'detached' | 'ipc')
  | ('processId' | 'routingId' | 'frameTreeNodeId' | 'osProcessId' | 'visibilityState')
  | ('send' | 'postMessage' | 'executeJavaScript' | 'reload' | 'isDestroyed');

/**
 * The top frame of a window: one object for as long as the window lives, so that apps may compare it. Frames inside a
 * page have no preload, hence never send anything, and are not shown.
 */
export class MainFrame implements Pick<WebFrameMain, Implemented> {
  readonly name = '';
  readonly parent = null;
  readonly processId = 1;
  readonly osProcessId = 1;
  readonly routingId = 1;
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  get url(): string {
    return this.#page.url;
  }

  get origin(): string {
    return /^[a-z][a-z0-9+.-]*:\/\/[^/?#]*/i.exec(this.url)?.[0] ?? 'null';
  }

  get top(): WebFrameMain {
    return asElectron(this);
  }

  get frameTreeNodeId(): number {
    return this.#page.id;
  }

  get detached(): boolean {
    return this.#page.isGone;
  }

  get visibilityState(): 'visible' | 'hidden' {
    return 'visible';
  }

  get ipc(): WebFrameMain['ipc'] {
    return this.#page.frameIpc;
  }

  send(channel: string, ...args: unknown[]): void {
    this.#page.send(channel, args);
  }

  postMessage(channel: string, message: unknown, transfer: readonly unknown[] = []): void {
    this.#page.send(channel, [message], transfer);
  }

  executeJavaScript(code: string, userGesture = false): Promise<unknown> {
    return this.#page.content.executeJavaScript(code, userGesture);
  }

  reload(): boolean {
    this.#page.navigation.reload();
    return true;
  }

  isDestroyed(): boolean {
    return this.#page.isGone;
  }
}

/** What an app gets to see; the members above are all it has. */
export function asElectron(frame: MainFrame): WebFrameMain {
  return frame as MainFrame & WebFrameMain;
}
