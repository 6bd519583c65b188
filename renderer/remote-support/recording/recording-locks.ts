/** Recording needs keys of the browser's own, which pages have that came encrypted or from this machine. Locks are there as well then. */
export function canRecordHere(): boolean {
  return globalThis.isSecureContext;
}

/** Nobody else of this browser puts the take on its ticket until it is let go of, or this window is gone. */
export function holdTake(take: string): () => void {
  const { promise: held, resolve } = Promise.withResolvers<void>();
  void navigator.locks.request(lockOf(take), () => held);
  return resolve;
}

/** Runs `act` unless somebody is still at it. */
export async function withLeftTake(take: string, act: () => Promise<void>): Promise<void> {
  await navigator.locks.request(lockOf(take), { ifAvailable: true }, async (lock) => {
    if (lock !== null) await act();
  });
}

function lockOf(take: string): string {
  return `deskbell-recording-${take}`;
}
