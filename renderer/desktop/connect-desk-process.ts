import { DESK_PORT_MARK } from '#contracts/console-ipc-names.ts';
import type { Desk } from '../desk/desk.ts';
import { openDesk } from '../desk/open-desk.ts';
import type { Desktop } from './desktop.ts';
import { openLastingDesk } from '../desk/lasting-desk.ts';
import type { ServiceEnd } from './open-of-who-stays.ts';
import { openOfWhoStays } from './open-of-who-stays.ts';
import { Subject } from 'rxjs';

/** Opens the desk over ports to the console's data service, a process that may crash and come back. */
export async function connectDeskProcess(
  desktop: Pick<Desktop, 'ask' | 'hear'>,
  onHeldElsewhere: () => void,
): Promise<Desk> {
  const port = { present: null as MessagePort | null };
  const ends$ = new Subject<ServiceEnd>();
  desktop.hear('desk.gone', (end) => {
    ends$.next(end);
    // The system tells of a broken port sooner or later; the main process knows at once.
    port.present?.dispatchEvent(new Event('close'));
  });

  async function connect(signal: AbortSignal): Promise<MessagePort> {
    const arrived = portToCome(window, signal);
    await desktop.ask('desk.connect', {});
    port.present = await arrived;
    return port.present;
  }

  const desk = await openLastingDesk(() =>
    openOfWhoStays(ends$, async (signal) =>
      openDesk(await connect(signal), { nowMs: () => Date.now(), onHeldElsewhere }),
    ),
  );
  addEventListener('pagehide', ({ persisted }) => {
    if (!persisted) void desk.leave();
  });
  return desk;
}

/** The port that the preload passes on in a message of the window to itself. Rejects when it is not wanted any more. */
function portToCome(target: Window, signal: AbortSignal): Promise<MessagePort> {
  const arrived = Promise.withResolvers<MessagePort>();
  signal.addEventListener('abort', () => {
    target.removeEventListener('message', take);
    arrived.reject(signal.reason);
  });
  function take({ source, data, ports: [port] }: MessageEvent): void {
    if (source !== target || data !== DESK_PORT_MARK || port === undefined) return;
    target.removeEventListener('message', take);
    arrived.resolve(port);
  }
  target.addEventListener('message', take);
  return arrived.promise;
}
