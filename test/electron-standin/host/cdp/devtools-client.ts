import type { Readable, Writable } from 'node:stream';
import type { EventName, Method, ParametersOf, PayloadOf, ResultOf } from './protocol.ts';

interface PendingCommand {
  readonly sessionId: string;
  readonly method: string;
  readonly resolve: (result: object) => void;
  readonly reject: (error: Error) => void;
}

/** What one message of the pipe may hold: an answer (with `id`) or an event. */
interface Incoming {
  readonly id?: number;
  readonly method?: string;
  readonly sessionId?: string;
  readonly params?: object;
  readonly result?: object;
  readonly error?: { readonly message: string };
}

type Listener = (params: never) => void;

/** The commands and events of one target, or of the browser itself. */
export interface DevToolsSession {
  /** Rejects when Chromium refuses the command, or is gone. */
  send<Name extends Method>(method: Name, params?: ParametersOf<Name>): Promise<ResultOf<Name>>;
  /** For commands whose answer nobody needs, to targets that may be gone by now. */
  tell<Name extends Method>(method: Name, params?: ParametersOf<Name>): void;
  on<Name extends EventName>(event: Name, listener: (payload: PayloadOf<Name>) => void): void;
}

/** Chromium's DevTools protocol over its debugging pipe: JSON messages with a zero byte after each. */
export class DevToolsClient {
  readonly browser: DevToolsSession = this.session('');
  readonly #toBrowser: Writable;
  readonly #pending = new Map<number, PendingCommand>();
  readonly #listeners = new Map<string, Listener[]>();
  readonly #closeListeners: (() => void)[] = [];
  #lastId = 0;
  #isClosed = false;

  constructor(toBrowser: Writable, fromBrowser: Readable) {
    this.#toBrowser = toBrowser;
    // A write to a browser that has just ended fails here; what was asked is rejected when the other direction closes.
    toBrowser.on('error', () => this.#close());
    let parts: Buffer[] = [];
    fromBrowser.on('data', (chunk: Buffer) => {
      let from = 0;
      for (let end = chunk.indexOf(0); end !== -1; end = chunk.indexOf(0, from)) {
        parts.push(chunk.subarray(from, end));
        this.#receive(JSON.parse(Buffer.concat(parts).toString()) as Incoming);
        parts = [];
        from = end + 1;
      }
      if (from < chunk.length) parts.push(chunk.subarray(from));
    });
    fromBrowser.on('close', () => this.#close());
  }

  get isClosed(): boolean {
    return this.#isClosed;
  }

  /** The browser has ended, in whatever way. */
  onClosed(listener: () => void): void {
    this.#closeListeners.push(listener);
  }

  /** @param sessionId From `Target.attachedToTarget`; '' is the browser itself. */
  session(sessionId: string): DevToolsSession {
    return {
      send: (method, params) => this.#send(method, params, sessionId),
      tell: (method, params) => void this.#send(method, params, sessionId).catch(ignoreGoneTarget),
      on: (event, listener) => {
        const key = `${sessionId} ${event}`;
        this.#listeners.set(key, [...(this.#listeners.get(key) ?? []), listener]);
      },
    };
  }

  /** Drops the listeners of a session whose target is gone, and rejects what it has left unanswered, as it always will. */
  forget(sessionId: string): void {
    for (const key of this.#listeners.keys()) if (key.startsWith(`${sessionId} `)) this.#listeners.delete(key);
    for (const [id, command] of this.#pending) {
      if (command.sessionId !== sessionId) continue;
      this.#pending.delete(id);
      command.reject(new Error(`${command.method}: the target is gone.`));
    }
  }

  #send<Name extends Method>(
    method: Name,
    params: ParametersOf<Name> | undefined,
    sessionId: string,
  ): Promise<ResultOf<Name>> {
    if (this.#isClosed) return Promise.reject(new BrowserGone(method));
    this.#lastId += 1;
    const id = this.#lastId;
    return new Promise((resolve, reject) => {
      // The protocol pairs the answer's shape with the method, which is what `ResultOf` says.
      this.#pending.set(id, { sessionId, method, resolve: resolve as PendingCommand['resolve'], reject });
      const message = { id, method, params: params ?? {}, ...(sessionId === '' ? {} : { sessionId }) };
      this.#toBrowser.write(`${JSON.stringify(message)}\0`);
    });
  }

  #receive(message: Incoming): void {
    if (message.id === undefined) {
      const listeners = this.#listeners.get(`${message.sessionId ?? ''} ${message.method ?? ''}`) ?? [];
      for (const listener of listeners) listener((message.params ?? {}) as never);
      return;
    }
    const command = this.#pending.get(message.id);
    this.#pending.delete(message.id);
    if (message.error === undefined) command?.resolve(message.result ?? {});
    else command?.reject(new Error(`${command.method}: ${message.error.message}`));
  }

  #close(): void {
    if (this.#isClosed) return;
    this.#isClosed = true;
    for (const { method, reject } of this.#pending.values()) reject(new BrowserGone(method));
    this.#pending.clear();
    for (const listener of this.#closeListeners) listener();
  }
}

/** Chromium ended before it answered. */
export class BrowserGone extends Error {
  constructor(method: string) {
    super(`${method}: Chromium has ended.`);
    this.name = 'BrowserGone';
  }
}

/** A target may vanish between an event and the command that answers it; then there is nothing left to do. */
function ignoreGoneTarget(error: unknown): void {
  if (!(error instanceof Error)) throw error;
}
