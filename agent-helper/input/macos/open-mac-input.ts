import type { KeyCode } from '#domain/remote-control/key-codes.ts';
import { isHeld, panicChord } from '#domain/remote-control/never-forwarded.rules.ts';
import type { LocalInput, OpenedInput } from '../input-port.ts';
import { loadKoffi } from '../koffi.ts';
import type { ApplicationServices } from './application-services.ts';
import { openApplicationServices } from './application-services.ts';
import { macPort } from './mac-port.ts';
import { virtualKeys } from './virtual-keys.ts';

/** Often enough that the panic key is heard in time. */
const LOOK_EVERY_MS = 20;

/** NEVER RUN so far. Mouse and keyboard of a Mac, where the person has allowed it in its settings. */
export async function openMacInput(koffiFile: string, local: LocalInput): Promise<OpenedInput> {
  let services: ApplicationServices;
  try {
    services = openApplicationServices(loadKoffi(koffiFile));
  } catch {
    // Without koffi's part for this system nothing can be injected.
    return { isOpen: false, reason: 'input.unsupported-system' };
  }
  if (!services.isTrusted()) return { isOpen: false, reason: 'input.not-permitted' };
  const look = setInterval(watchDevices(services, local), LOOK_EVERY_MS);
  const port = macPort(services);
  return {
    isOpen: true,
    port: {
      ...port,
      close: () => {
        clearInterval(look);
        return port.close();
      },
    },
  };
}

/** The devices are asked, since there is no event without a run loop: whether anything moved since, and which keys are down. */
export function watchDevices(
  services: Pick<ApplicationServices, 'secondsSinceDevices' | 'isKeyDown'>,
  local: Pick<LocalInput, 'onLocalInput' | 'onPanic'>,
): () => void {
  const watched = panicChord.flat();
  let wasPanic = false;
  return () => {
    if (services.secondsSinceDevices() * 1_000 < 2 * LOOK_EVERY_MS) local.onLocalInput();
    const isDown = (code: KeyCode) => {
      const virtualKey = virtualKeys[code];
      return virtualKey !== undefined && services.isKeyDown(virtualKey);
    };
    const isPanic = isHeld(panicChord, new Set(watched.filter(isDown)));
    if (isPanic && !wasPanic) local.onPanic();
    wasPanic = isPanic;
  };
}
