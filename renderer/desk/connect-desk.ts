import type { Desk } from './desk.ts';
import type { WindowArrives } from './desk-locks.ts';
import { holdWindowLock } from './desk-locks.ts';
import { openDesk } from './open-desk.ts';

/**
 * Opens the desk in this browser window, with the data service of the profile behind it. Throws a `Fault`
 * (`storage.unavailable`) when the browser gives no storage for it.
 *
 * @param onHeldElsewhere Another window holds the desk (an older version, or a browser without shared workers); it is
 *   opened here when that one is closed.
 */
export async function connectDesk(onHeldElsewhere?: () => void): Promise<Desk> {
  const { port1, port2 } = new MessageChannel();
  const arrives: WindowArrives = { lock: await holdWindowLock() };
  startDataService().postMessage(arrives, [port2]);
  const desk = await openDesk(port1, {
    nowMs: () => Date.now(),
    ...(onHeldElsewhere === undefined ? {} : { onHeldElsewhere }),
  });
  // A page that only goes to sleep keeps its desk.
  addEventListener('pagehide', ({ persisted }) => {
    if (!persisted) void desk.leave();
  });
  return desk;
}

/** One for all windows of the profile; browsers without shared workers (Chrome on Android) start one per window. */
function startDataService(): Pick<MessagePort, 'postMessage'> {
  if (!('SharedWorker' in globalThis)) {
    return new Worker(new URL('./desk.worker.ts', import.meta.url), { type: 'module', name: 'deskbell' });
  }
  const worker = new SharedWorker(new URL('./desk.worker.ts', import.meta.url), { type: 'module', name: 'deskbell' });
  worker.port.start();
  return worker.port;
}
