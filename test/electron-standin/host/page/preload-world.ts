import { encodeValue } from '../codec/encode-value.ts';
import { PlainPromise } from './intrinsics.ts';
import type { FromPage, ToPage } from './page-messages.ts';
import { reportContextMenus } from './context-menu.ts';
import { RendererEmitter } from './renderer-emitter.ts';
import { RendererIpc } from './renderer-ipc.ts';
import { reportOpeningLinks, wantedWindow } from './window-open.ts';
import type { WorldLink } from './world-link.ts';
import { openWorldLink } from './world-link.ts';

export interface PreloadWorldSettings {
  readonly secret: string;
  /** Global function of this world that takes messages to the main process: a DevTools binding. */
  readonly binding: string;
  /** Name under which the main process finds the function that takes its messages. */
  readonly inbox: string;
  /** What `process` shows to a sandboxed preload. */
  readonly process: object;
}

export interface PreloadScript {
  readonly file: string;
  readonly run: (
    require: (name: string) => unknown,
    process: object,
    exports: object,
    module: object,
    Buffer: undefined,
    global: typeof globalThis,
    setImmediate: (task: () => void) => unknown,
    clearImmediate: (id: number) => void,
  ) => void;
}

/** The preload's isolated world: what Electron gives to a sandboxed, context-isolated preload. */
export function startPreloadWorld(settings: PreloadWorldSettings, preloads: readonly PreloadScript[]): void {
  // As without `nodeIntegrationInSubFrames`: frames inside a page have no preload.
  if (window.top !== window) return;
  const send = Reflect.get(globalThis, settings.binding) as (text: string) => void;
  Reflect.deleteProperty(globalThis, settings.binding);
  const post = (message: FromPage): void => send(JSON.stringify(message));
  const { ipcRenderer, deliver, askMain } = RendererIpc.open(post);
  Object.defineProperty(globalThis, settings.inbox, {
    value: (messages: readonly ToPage[]): void => {
      for (const message of messages) deliver(message);
    },
  });
  const link = openWorldLink({ target: window, secret: settings.secret, me: 'preload' }, (request, values) => {
    if (request.op === 'open') {
      const wanted = wantedWindow(request.url, request.frameName, request.features);
      if (wanted !== null) post({ kind: 'window-open', wanted });
      return undefined;
    }
    if (request.op !== 'question') throw new Error(`The preload answers no ${request.op}.`);
    return PlainPromise.resolve(askMain(request.subject, values.unpack(request.details)));
  });
  const preloadProcess = Object.assign(new RendererEmitter(), settings.process);
  const require = requireOf(ipcRenderer, link);
  for (const preload of preloads) runPreload(preload, require, preloadProcess, post);
  reportContextMenus((menu) => post({ kind: 'context-menu', menu }));
  reportOpeningLinks((wanted) => post({ kind: 'window-open', wanted }));
  document.addEventListener('DOMContentLoaded', () => preloadProcess.emit('loaded'), { once: true });
}

/** The `require` of a sandboxed preload knows these modules and no file. */
function requireOf(ipcRenderer: RendererIpc, link: WorldLink): (name: string) => unknown {
  const contextBridge = named('contextBridge', {
    exposeInMainWorld: (key: string, api: unknown) => {
      link.ask({ op: 'expose', key, api: link.pack(api) });
    },
  });
  const electron = named('electron', { contextBridge, ipcRenderer });
  const events = Object.assign(RendererEmitter, { EventEmitter: RendererEmitter });
  const timers = { setTimeout, clearTimeout, setInterval, clearInterval, setImmediate, clearImmediate };
  const url = { URL, URLSearchParams };
  const modules = new Map<string, unknown>([
    ['electron', electron],
    ['electron/renderer', electron],
    ['electron/common', electron],
    ['events', events],
    ['node:events', events],
    ['timers', timers],
    ['node:timers', timers],
    ['url', url],
    ['node:url', url],
  ]);
  return (name) => {
    if (!modules.has(name)) throw new Error(`module not found: ${name}`);
    return modules.get(name);
  };
}

/** Says by name what the stand-in does not have, instead of letting `undefined` travel on. */
function named<Members extends object>(owner: string, members: Members): Members {
  return new Proxy(members, {
    get: (target, key) => {
      if (typeof key === 'symbol' || key in target || key === 'then' || key === '__esModule' || key === 'default') {
        return Reflect.get(target, key) as unknown;
      }
      throw new Error(`${owner}.${key} is not in this stand-in for Electron.`);
    },
  });
}

function runPreload(
  { file, run }: PreloadScript,
  require: (name: string) => unknown,
  process: object,
  post: (message: FromPage) => void,
): void {
  const module = { exports: {} };
  try {
    run(require, process, module.exports, module, undefined, globalThis, setImmediate, clearImmediate);
  } catch (error) {
    console.error(`Unable to load preload script: ${file}`);
    console.error(error);
    post({ kind: 'preload-error', file, error: encodeValue(error) });
  }
}

function setImmediate(task: () => void): unknown {
  return setTimeout(task, 0);
}

function clearImmediate(id: number): void {
  clearTimeout(id);
}
