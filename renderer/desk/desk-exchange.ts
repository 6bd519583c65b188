import { tell } from './desk-line.ts';
import type { DeskWhereabouts, WindowArrives, WorkerArrives } from './desk-line.ts';

/** Brings the windows of a profile to whichever of their workers holds the desk. */
export interface DeskExchange {
  /** A window's line; it ends with the window. */
  join(window: MessagePort): void;
}

interface Worker {
  readonly line: MessagePort;
  /** `null` as long as it does not know, because it waits for its turn to hold the desk. */
  whereabouts: DeskWhereabouts | null;
}

interface Waiting {
  readonly arrives: WindowArrives;
  readonly port: MessagePort;
}

interface Window {
  readonly line: MessagePort;
  /** Who was given its port; `null` while that waits here. */
  servedBy: Worker | null;
  waiting: Waiting | null;
}

/**
 * A window asks for a desk; its port goes to the worker that holds it, or waits here for the next that does. When
 * another worker takes over, windows of the one before are told: browsers do not tell a port that its other end is gone.
 *
 * @param whenGone Calls back when the window that holds a lock is gone, and its worker with it.
 */
export function createDeskExchange(whenGone: (lock: string, gone: () => void) => Promise<void>): DeskExchange {
  const workers = new Set<Worker>();
  const windows = new Set<Window>();
  let holder: Worker | null = null;

  function bringTogether(): void {
    const isElsewhere = workers.size > 0 && [...workers].every(({ whereabouts }) => whereabouts === 'elsewhere');
    for (const window of windows) {
      if (window.waiting === null) continue;
      if (holder !== null) handOver(window, window.waiting, holder);
      else if (isElsewhere) tell(window.line, 'elsewhere');
    }
  }

  function holdsNow(worker: Worker): void {
    holder = worker;
    for (const window of windows) {
      if (window.servedBy === null || window.servedBy === worker) continue;
      window.servedBy = null;
      tell(window.line, 'moved');
    }
    bringTogether();
  }

  function joinWorker({ lock }: WorkerArrives, line: MessagePort): void {
    const worker: Worker = { line, whereabouts: null };
    workers.add(worker);
    line.addEventListener('message', ({ data }: MessageEvent<DeskWhereabouts>) => {
      worker.whereabouts = data;
      if (data === 'here') holdsNow(worker);
      else bringTogether();
    });
    line.start();
    void whenGone(lock, () => {
      workers.delete(worker);
      if (holder !== worker) return;
      holder = null;
      // The desk is free, so one of those who were told that others hold it is the next.
      for (const other of workers) other.whereabouts = null;
    });
  }

  return {
    join: (line) => {
      const window: Window = { line, servedBy: null, waiting: null };
      windows.add(window);
      line.addEventListener('message', ({ data, ports: [port] }: MessageEvent<WindowArrives | WorkerArrives>) => {
        if (port === undefined) return;
        if (data.kind === 'worker') {
          joinWorker(data, port);
          void whenGone(data.lock, () => windows.delete(window));
        } else {
          window.waiting = { arrives: data, port };
          bringTogether();
        }
      });
      line.start();
    },
  };
}

function handOver(window: Window, { arrives, port }: Waiting, holder: Worker): void {
  holder.line.postMessage(arrives, [port]);
  window.servedBy = holder;
  window.waiting = null;
}
