/** First message of a window to the worker, with the port it wants to be served on. */
export interface WindowArrives {
  /** Held by the window for as long as it lives. */
  readonly lock: string;
}

const DESK_LOCK = 'deskbell-desk';

/**
 * Runs `start` once no other data service of this profile is alive, and holds the desk until this one is gone: two
 * that write to one storage would undo each other.
 */
export function whenDeskIsFree(start: () => Promise<void>): void {
  const hold = () => start().then(() => new Promise<never>(() => {}));
  // Web Locks exist over TLS and on this machine; elsewhere the browser's one shared worker is all the guard there is.
  if (locks() === undefined) void start();
  else void locks()?.request(DESK_LOCK, hold);
}

/** Calls `leave` when the window that holds the lock was closed, or crashed. */
export function whenWindowIsGone(lock: string, leave: () => void): void {
  void locks()?.request(lock, async () => leave());
}

/** Holds a lock of its own for as long as this window lives; resolves to its name once it is held. */
export async function holdWindowLock(): Promise<string> {
  const lock = `deskbell-window-${crypto.getRandomValues(new Uint32Array(4)).join('-')}`;
  await new Promise<void>((resolve) => {
    if (locks() === undefined) return resolve();
    void locks()?.request(lock, () => {
      resolve();
      return new Promise<never>(() => {});
    });
  });
  return lock;
}

function locks(): LockManager | undefined {
  return navigator.locks;
}
