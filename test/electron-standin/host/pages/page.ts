import { randomUUID } from 'node:crypto';
import type { EventEmitter } from 'node:events';
import type { WebContents, WebPreferences } from 'electron';
import type { AttachedTarget } from '../browser/targets.ts';
import type { DevToolsSession } from '../cdp/devtools-client.ts';
import { BrowserGone } from '../cdp/devtools-client.ts';
import { encodeValue } from '../codec/encode-value.ts';
import { emittedEvent } from '../emitted-event.ts';
import { IpcMain } from '../ipc/ipc-main.ts';
import { takeEnds } from '../modules/message-channel.ts';
import type { Session } from '../session/session.ts';
import { MainFrame } from './main-frame.ts';
import { closePage, pages } from './open-pages.ts';
import type { PageChannel } from './page-channel.ts';
import { createPageChannel } from './page-channel.ts';
import { PageContent } from './page-content.ts';
import { PageNavigation } from './page-navigation.ts';
import type { PagePorts } from './page-ports.ts';
import { createPagePorts } from './page-ports.ts';
import { setUpPage } from './set-up-page.ts';

/** What a page tells the window that shows it. */
export interface PageWindow {
  /** The first document has been loaded. */
  onLoaded(): void;
  onTitle(title: string): void;
  onGone(): void;
}

export interface PageParts {
  readonly contents: EventEmitter;
  readonly preferences: WebPreferences;
  readonly session: Session;
  /** Brings the Chromium page that this one will drive. */
  readonly attach: () => Promise<AttachedTarget>;
}

/** One page of Chromium and everything the stand-in keeps for it; `WebContents` is what the app sees of it. */
export class Page {
  readonly id = pages.nextId();
  readonly contents: EventEmitter;
  readonly preferences: WebPreferences;
  readonly session: Session;
  readonly ipc = new IpcMain();
  readonly frameIpc = new IpcMain();
  readonly frame = new MainFrame(this);
  readonly navigation = new PageNavigation(this);
  readonly content = new PageContent(this);
  readonly ports: PagePorts;
  /** Names that no page can guess, new for every window. */
  readonly names = { secret: randomUUID(), binding: `b${randomUUID()}`, inbox: `i${randomUUID()}` };
  /** Resolves when the page can be driven; rejects when Chromium ended before. */
  readonly ready: Promise<DevToolsSession>;
  window: PageWindow | null = null;
  isGone = false;
  isCrashed = false;
  targetId = '';
  #channel: PageChannel | null = null;

  constructor({ contents, preferences, session, attach }: PageParts) {
    refuseOtherWorlds(preferences);
    this.contents = contents;
    this.preferences = preferences;
    this.session = session;
    this.ports = createPagePorts((traffic) => this.#channel?.post(traffic));
    pages.add(this);
    this.ready = attach().then((target) => this.#connect(target));
    this.ready.catch((error: unknown) => {
      if (!(error instanceof BrowserGone)) console.error(error);
      closePage(this);
    });
  }

  get url(): string {
    return this.navigation.url;
  }

  get channel(): PageChannel | null {
    return this.#channel;
  }

  /** `webContents.send` and `postMessage`. */
  send(channel: string, args: readonly unknown[], transfer: readonly unknown[] = []): void {
    if (this.isGone) throw new TypeError('Object has been destroyed');
    const encoded = encodeValue(args);
    const ends = takeEnds(transfer);
    if (this.#channel?.isOpen === true) {
      this.#channel.post({ kind: 'emit', channel, args: encoded, ports: ends.map((end) => this.ports.send(end)) });
    } else for (const end of ends) end.close();
  }

  emit(name: string, ...args: readonly unknown[]): void {
    this.contents.emit(name, ...args);
  }

  /** The document is gone, by navigation, crash or closing. */
  loseDocument(): void {
    this.#channel?.close();
    this.ports.closeAll();
  }

  /** Does something to the page as soon as it can be driven; one that never came needs nothing done. */
  drive(act: (session: DevToolsSession) => void): void {
    void this.#driveWhenReady(act);
  }

  /** What the app sees of this page. */
  get face(): WebContents {
    return this.contents as EventEmitter & WebContents;
  }

  async #driveWhenReady(act: (session: DevToolsSession) => void): Promise<void> {
    const session = await this.ready.catch(() => null);
    if (session !== null && !this.isGone) act(session);
  }

  async #connect(target: AttachedTarget): Promise<DevToolsSession> {
    this.targetId = target.targetId;
    this.#channel = createPageChannel({
      session: target.session,
      inbox: this.names.inbox,
      onResponsive: (isResponsive) => this.emit(isResponsive ? 'responsive' : 'unresponsive', emittedEvent()),
    });
    await setUpPage(this, target.session, this.#channel);
    return target.session;
  }
}

/** There is one kind of world only; a window that asks for another must not get this one in silence. */
function refuseOtherWorlds({ nodeIntegration, contextIsolation, sandbox, webviewTag }: WebPreferences): void {
  if (nodeIntegration === true || contextIsolation === false || sandbox === false || webviewTag === true) {
    throw new Error(
      'The stand-in for Electron shows only sandboxed, context-isolated windows without Node and webviews.',
    );
  }
}
