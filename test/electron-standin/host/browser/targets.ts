import type { DevToolsClient, DevToolsSession } from '../cdp/devtools-client.ts';
import type { TargetInfo } from '../cdp/protocol.ts';

/** A page of Chromium that waits, before its first navigation, for whoever takes it over. */
export interface AttachedTarget {
  readonly session: DevToolsSession;
  readonly sessionId: string;
  readonly targetId: string;
}

export interface TargetListeners {
  /** A page opened by another page; nobody asked for it here. */
  readonly onPopup: (target: AttachedTarget) => void;
  readonly onTitle: (targetId: string, title: string) => void;
  readonly onGone: (targetId: string) => void;
}

/** Hands every new page to the window that asked for it: the address it was started with is its ticket. */
export class Targets {
  readonly #client: DevToolsClient;
  readonly #listeners: TargetListeners;
  readonly #claims = new Map<string, (target: AttachedTarget) => void>();
  readonly #sessionIds = new Map<string, string>();

  constructor(client: DevToolsClient, listeners: TargetListeners) {
    this.#client = client;
    this.#listeners = listeners;
  }

  async watch(): Promise<void> {
    const { browser } = this.#client;
    browser.on('Target.attachedToTarget', ({ sessionId, targetInfo }) => this.#take(sessionId, targetInfo));
    browser.on('Target.targetInfoChanged', ({ targetInfo }) =>
      this.#listeners.onTitle(targetInfo.targetId, targetInfo.title),
    );
    browser.on('Target.targetDestroyed', ({ targetId }) => {
      this.#client.forget(this.#sessionIds.get(targetId) ?? targetId);
      this.#sessionIds.delete(targetId);
      this.#listeners.onGone(targetId);
    });
    await browser.send('Target.setDiscoverTargets', { discover: true });
    await browser.send('Target.setAutoAttach', { autoAttach: true, waitForDebuggerOnStart: true, flatten: true });
  }

  /** @param url What the page will be opened with; no other page has it. */
  claim(url: string): Promise<AttachedTarget> {
    const { promise, resolve } = Promise.withResolvers<AttachedTarget>();
    this.#claims.set(url, resolve);
    return promise;
  }

  #take(sessionId: string, info: TargetInfo): void {
    const session = this.#client.session(sessionId);
    if (info.type !== 'page') {
      session.tell('Runtime.runIfWaitingForDebugger');
      this.#client.browser.tell('Target.detachFromTarget', { sessionId });
      return;
    }
    this.#sessionIds.set(info.targetId, sessionId);
    const target: AttachedTarget = { session, sessionId, targetId: info.targetId };
    const claim = this.#claims.get(info.url);
    this.#claims.delete(info.url);
    if (claim !== undefined) claim(target);
    else if (info.openerId !== undefined) this.#listeners.onPopup(target);
    else session.tell('Runtime.runIfWaitingForDebugger');
  }
}
