import { Fault } from '#contracts/fault.ts';
import { openLastingDesk } from './lasting-desk.ts';
import type { Desk } from './desk.ts';
import type { DeskWhereabouts, ExchangeArrives, LineArrives, WindowArrives, WorkerArrives } from './desk-line.ts';
import { holdOwnLock, whenOwnerIsGone } from './desk-locks.ts';
import { keepStorage } from './keep-storage.ts';
import { openDesk } from './open-desk.ts';

/**
 * Opens the desk in this browser window, with the data service of the profile behind it. The service runs in a worker of
 * one of the profile's windows; when that is closed, a worker of another takes over, and this desk goes on over a new
 * port. Throws a `Fault` (`storage.unavailable`) when the browser gives no storage for it.
 *
 * @param onHeldElsewhere Another window holds the desk (an older version, or a browser without shared workers); it is
 *   opened here when that one is closed.
 */
export async function connectDesk(onHeldElsewhere?: () => void): Promise<Desk> {
  const lock = await holdOwnLock('window');
  let present: MessagePort | null = null;
  let isOpen = false;
  const ask = findDesk(lock, (whereabouts) => {
    if (whereabouts === 'elsewhere' && !isOpen) onHeldElsewhere?.();
    // Browsers do not tell a port that its other end is gone.
    if (whereabouts === 'moved') present?.dispatchEvent(new Event('close'));
  });

  async function open(): Promise<Desk> {
    const { port1, port2 } = new MessageChannel();
    present = port1;
    ask(port2);
    try {
      return await openDesk(port1, { nowMs: () => Date.now() });
    } catch (error) {
      // Who held the desk, or brought us there, has ended before it was open here. Somebody else does it now.
      if (error instanceof Fault && error.code === 'service.gone') return open();
      throw error;
    }
  }

  const desk = await openLastingDesk(open);
  isOpen = true;
  keepStorage(desk);
  // A page that only goes to sleep keeps its desk.
  addEventListener('pagehide', ({ persisted }) => {
    if (!persisted) void desk.leave();
  });
  return desk;
}

type AskForDesk = (port: MessagePort) => void;
type Hear = (whereabouts: DeskWhereabouts) => void;

/**
 * Starts a worker that may hold the desk; returns what brings a port to whoever does.
 *
 * Files that a database can use belong to a window's own worker, so each window has one, and an exchange that they share
 * brings them together. Without TLS there are no such files and no locks: one shared worker holds the desk. Without
 * shared workers (Chrome on Android) each window has a worker of its own, and all but one wait.
 */
function findDesk(lock: string, hear: Hear): AskForDesk {
  if (!('SharedWorker' in globalThis)) return overLine(lineTo(startWorker()), lock, hear);
  if (isSecureContext && 'locks' in navigator) return overExchange(startWorker(), lock, hear);
  const { port } = startSharedWorker();
  port.start();
  return overLine(lineTo(port), lock, hear);
}

function overLine(line: MessagePort, lock: string, hear: Hear): AskForDesk {
  line.addEventListener('message', ({ data }: MessageEvent<DeskWhereabouts | ExchangeArrives>) => {
    if (typeof data === 'string') hear(data);
  });
  line.start();
  return (port) => line.postMessage({ kind: 'window', lock } satisfies WindowArrives, [port]);
}

function overExchange(worker: Worker, lock: string, hear: Hear): AskForDesk {
  let ask = join();

  function join(): AskForDesk {
    const { port } = startExchange();
    port.postMessage({ kind: 'worker', lock } satisfies WorkerArrives, [lineTo(worker)]);
    port.addEventListener('message', ({ data }: MessageEvent<DeskWhereabouts | ExchangeArrives>) => {
      if (typeof data === 'object') void whenOwnerIsGone(data.exchangeLock, joinAnew);
    });
    return overLine(port, lock, hear);
  }

  /** Browsers run the exchange in the process of some window, and it goes when that one crashes: with whom it knew. */
  function joinAnew(): void {
    ask = join();
    hear('moved');
  }

  return (port) => ask(port);
}

function lineTo(worker: Pick<MessagePort, 'postMessage'>): MessagePort {
  const { port1, port2 } = new MessageChannel();
  worker.postMessage({ kind: 'line' } satisfies LineArrives, [port2]);
  return port1;
}

// The build knows a worker by these words alone, with the address in their midst.
function startWorker(): Worker {
  return new Worker(new URL('./desk.worker.ts', import.meta.url), { type: 'module', name: 'deskbell' });
}

function startSharedWorker(): SharedWorker {
  return new SharedWorker(new URL('./desk.worker.ts', import.meta.url), { type: 'module', name: 'deskbell' });
}

function startExchange(): SharedWorker {
  return new SharedWorker(new URL('./desk-exchange.worker.ts', import.meta.url), { type: 'module', name: 'exchange' });
}
