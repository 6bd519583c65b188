import type { DeskStatus } from '#contracts/desk-port.ts';
import { Fault } from '#contracts/fault.ts';
import type { NewsListener } from '../desk-news/create-desk-news.ts';
import type { Lull } from './lull.ts';
import { createLull } from './lull.ts';
import type { DeskStorage, DeskTables } from './open-tables.ts';
import { openTables } from './open-tables.ts';
import type { RescuedDeskPlace } from './rescue.ts';
import { takeInRescued } from './rescue.ts';
import type { RunningDesk, RunningDeskOptions } from './running-desk.ts';
import { openRunningDesk } from './running-desk.ts';
import type { WindowPort, WindowServices } from './serve-window.ts';
import { serveWindow } from './serve-window.ts';

export interface DataServiceOptions extends Omit<RunningDeskOptions, 'lull'> {
  /** When there is time for what nobody waits for; without one, when windows are silent. */
  readonly lull?: Lull;
  /** Or what opens it, once `start` says that nobody else holds it. */
  readonly storage: DeskStorage | (() => Promise<DeskStorage>);
  /** Where lies what was saved from a damaged database, if there was one. */
  readonly rescued?: RescuedDeskPlace;
}

export interface DataService {
  /** Serves one window over its port; the returned function frees what the window holds. Windows may come at any time. */
  readonly serveWindow: (port: WindowPort) => () => void;
  /** Tells what the signed-in agent wants to hear of without looking, from `start` on. Returns the way out. */
  readonly watchNews: (listener: NewsListener) => () => void;
  /** Opens the storage and begins to sync. Resolves when windows can read and act. */
  readonly start: () => Promise<void>;
  /** Tells windows that the desk is open in another worker of this profile, until `start`. */
  readonly holdBack: () => void;
  /** The network may be back: attempts that wait are made now. */
  readonly wake: () => void;
  /** The network is gone: the line to the hub is given up at once instead of when it is found dead. */
  readonly hangUp: () => void;
  readonly stop: () => Promise<void>;
}

/** The desk of one browser profile or one console: the one place that writes to its storage and speaks to the hub. */
export function createDataService(options: DataServiceOptions): DataService {
  const stopped = new AbortController();
  const lull = options.lull ?? createLull(options, stopped.signal);
  const opened = Promise.withResolvers<{ readonly tables: DeskTables; readonly desk: RunningDesk }>();
  const readable = opened.promise.then(({ tables }) => tables.readable);
  // Windows that come before the storage is open wait for these; `start` is where a failure is heard of.
  readable.catch(() => null);
  const heldBack = Promise.withResolvers<void>();
  let tables: DeskTables | null = null;
  let loops: Promise<unknown> = Promise.resolve();

  async function start(): Promise<void> {
    try {
      const { storage } = options;
      tables = await openTables(typeof storage === 'function' ? await storage() : storage);
      const rescued = (await options.rescued?.read()) ?? null;
      if (rescued !== null) await takeInRescued(tables, rescued);
      if (rescued !== null) await options.rescued?.forget();
      const desk = await openRunningDesk(tables, { ...options, lull }, stopped.signal);
      loops = desk.run().catch(options.reportFault);
      opened.resolve({ tables, desk });
    } catch (error) {
      opened.reject(error);
      throw error;
    }
  }

  async function stop(): Promise<void> {
    stopped.abort();
    await loops;
    await tables?.close();
  }

  const services: WindowServices = {
    readable,
    answer: async (request, input) => (await opened.promise).desk.answer(request, input),
    watchFiles: (watcher) => watchOnce(opened.promise, ({ watchFiles }) => watchFiles(watcher)),
    watchDrafts: (watcher) => watchOnce(opened.promise, ({ watchDrafts }) => watchDrafts(watcher)),
    watchPresence: (watcher) => watchOnce(opened.promise, ({ presence }) => presence.watch(watcher)),
    tellPresence: (...said) => tellOnce(opened.promise, ({ presence }) => presence.tell(...said)),
    actOnSignals: (...said) => tellOnce(opened.promise, ({ signals }) => signals.act(...said)),
    watchStatus: (watcher) => watchOnceOpen(opened.promise, heldBack.promise, watcher),
    reportFault: options.reportFault,
  };
  return {
    serveWindow: (port) => {
      port.addEventListener('message', lull.asked);
      return serveWindow(port, services);
    },
    watchNews: (listener) => watchOnce(opened.promise, ({ watchNews }) => watchNews(listener)),
    start,
    holdBack: heldBack.resolve,
    wake: () => void opened.promise.then(({ desk }) => desk.wake()),
    hangUp: () => void opened.promise.then(({ desk }) => desk.hangUp()),
    stop,
  };
}

/** What windows are told while there is no desk to show, or when there will be none. */
const unopened: DeskStatus = {
  session: null,
  link: 'offline',
  waiting: 0,
  refused: 0,
  isReplicaWhole: false,
  isUsable: false,
  received: 0,
  expected: 0,
  hubOffsetMs: 0,
  fetchingOlder: null,
  visits: {},
  problem: null,
};

function problemOfStart(error: unknown): Pick<DeskStatus, 'problem' | 'folder'> {
  const isOpenToOthers = error instanceof Fault && error.code === 'folder.not-private';
  if (!isOpenToOthers) return { problem: 'storage.unavailable' };
  return { problem: error.code, folder: String(error.details['path']) };
}

/** Watches a status that is not there yet; leaving before it comes is possible. */
function watchOnceOpen(
  opened: Promise<{ readonly desk: RunningDesk }>,
  heldBack: Promise<void>,
  watcher: (status: DeskStatus) => void,
): () => void {
  const left = new AbortController();
  let isWaiting = true;

  async function tellHeldBack(): Promise<void> {
    await heldBack;
    if (!left.signal.aborted && isWaiting) watcher({ ...unopened, problem: 'desk.open-elsewhere' });
  }

  async function begin(): Promise<void> {
    const found = await opened.then(
      ({ desk }) => ({ desk, why: null }),
      (why: unknown) => ({ desk: null, why }),
    );
    isWaiting = false;
    if (left.signal.aborted) return;
    if (found.desk === null) watcher({ ...unopened, ...problemOfStart(found.why) });
    else left.signal.addEventListener('abort', found.desk.watchStatus(watcher));
  }

  void tellHeldBack();
  void begin();
  return () => left.abort();
}

/** Watches what is not there yet, as `watchOnceOpen` does the status. */
function watchOnce(
  opened: Promise<{ readonly desk: RunningDesk }>,
  watch: (desk: RunningDesk) => () => void,
): () => void {
  const left = new AbortController();
  void opened.then(
    ({ desk }) => !left.signal.aborted && left.signal.addEventListener('abort', watch(desk)),
    () => null,
  );
  return () => left.abort();
}

/** Says something to the desk once it is open; where it never is, nobody hears it. */
function tellOnce(opened: Promise<{ readonly desk: RunningDesk }>, tell: (desk: RunningDesk) => void): void {
  void opened.then(
    ({ desk }) => tell(desk),
    () => null,
  );
}
