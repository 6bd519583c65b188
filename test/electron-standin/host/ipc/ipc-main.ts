import { EventEmitter } from 'node:events';
import type { IpcMain as ElectronIpcMain, IpcMainInvokeEvent } from 'electron';

type InvokeHandler = (event: IpcMainInvokeEvent, ...args: unknown[]) => unknown;

/** `ipcMain`, and `ipc` of a window's contents. */
export class IpcMain extends EventEmitter implements Pick<ElectronIpcMain, 'handle' | 'handleOnce' | 'removeHandler'> {
  readonly #handlers = new Map<string, InvokeHandler>();

  constructor() {
    super();
    // A channel may be called `error`; Node would throw when nobody listens.
    this.on('error', () => {});
  }

  handle(channel: string, handler: InvokeHandler): void {
    if (this.#handlers.has(channel)) throw new Error(`Attempted to register a second handler for '${channel}'`);
    if (typeof handler !== 'function') {
      throw new TypeError(`Expected handler to be a function, but found type '${typeof handler}'`);
    }
    this.#handlers.set(channel, handler);
  }

  handleOnce(channel: string, handler: InvokeHandler): void {
    this.handle(channel, (event, ...args) => {
      this.removeHandler(channel);
      return handler(event, ...args);
    });
  }

  removeHandler(channel: string): void {
    this.#handlers.delete(channel);
  }

  static handlerOf(channel: string, ...places: readonly IpcMain[]): InvokeHandler | undefined {
    return places.map((place) => place.#handlers.get(channel)).find((handler) => handler !== undefined);
  }
}

/** One for the whole process, as in Electron. */
export const ipcMain = new IpcMain();
