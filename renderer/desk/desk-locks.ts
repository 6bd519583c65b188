const DESK_LOCK = 'deskbell-desk';

/**
 * Runs `start` once no other data service of this profile is alive, and holds the desk until this worker ends: two that
 * write to one storage would undo each other.
 *
 * @param onHeld Another one is alive, and this one waits.
 */
export async function whenDeskIsFree(start: () => Promise<void>, onHeld: () => void): Promise<void> {
  const locks = lockManager();
  // Web Locks exist over TLS and on this machine; elsewhere the browser's one shared worker is all the guard there is.
  if (locks === null) return start();
  const isHeld = await locks.request(DESK_LOCK, { ifAvailable: true }, async (lock) => lock === null);
  if (isHeld) onHeld();
  const started = Promise.withResolvers<void>();
  void locks.request(DESK_LOCK, async () => {
    started.resolve(start());
    await started.promise;
    return forever();
  });
  return started.promise;
}

/** Calls `leave` when the window or worker that holds the lock was closed, or crashed. */
export async function whenOwnerIsGone(lock: string, leave: () => void): Promise<void> {
  await lockManager()?.request(lock, async () => leave());
}

/** Holds a lock of its own for as long as this window or worker lives; resolves to its name once it is held. */
export async function holdOwnLock(owner: 'window' | 'exchange'): Promise<string> {
  const lock = `deskbell-${owner}-${crypto.getRandomValues(new Uint32Array(4)).join('-')}`;
  const held = Promise.withResolvers<void>();
  const locks = lockManager();
  if (locks === null) held.resolve();
  else {
    void locks.request(lock, () => {
      held.resolve();
      return forever();
    });
  }
  await held.promise;
  return lock;
}

function lockManager(): LockManager | null {
  return 'locks' in navigator ? navigator.locks : null;
}

function forever(): Promise<never> {
  return new Promise(() => {});
}
