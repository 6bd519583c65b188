import type { KeyCode } from '#domain/remote-control/key-codes.ts';
import { isHeld, panicChord } from '#domain/remote-control/never-forwarded.rules.ts';
import type { LocalInput, OpenedInput } from '../input-port.ts';
import { loadKoffi } from '../koffi.ts';
import type { User32 } from './user32.ts';
import { openUser32 } from './user32.ts';
import { codesByScanCode } from './scan-codes.ts';
import { windowsPort } from './windows-port.ts';

/** Often enough that the panic key is heard in time. */
const LOOK_EVERY_MS = 10;

/** NEVER RUN so far. Mouse and keyboard of Windows; windows of programs with more rights than the helper's take nothing. */
export async function openWindowsInput(koffiFile: string, local: LocalInput): Promise<OpenedInput> {
  let user32: User32;
  try {
    user32 = openUser32(loadKoffi(koffiFile));
  } catch {
    // Without koffi's part for this system, or without news of devices, nothing may be injected.
    return { isOpen: false, reason: 'input.unsupported-system' };
  }
  const look = setInterval(watchDevices(user32, local), LOOK_EVERY_MS);
  const port = windowsPort(user32);
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

/** As `watchLocalHand` on X: what came from no device was injected, and neither counts nor completes the panic key. */
export function watchDevices(
  user32: Pick<User32, 'readDevices'>,
  local: Pick<LocalInput, 'onLocalInput' | 'onPanic'>,
): () => void {
  const down = new Set<KeyCode>();
  return () => {
    for (const event of user32.readDevices()) {
      if (event.isInjected) continue;
      local.onLocalInput();
      const code = event.kind === 'key' ? codesByScanCode.get(event.scanCode) : undefined;
      if (event.kind !== 'key' || code === undefined) continue;
      if (event.isDown) down.add(code);
      else down.delete(code);
      if (event.isDown && isHeld(panicChord, down)) local.onPanic();
    }
  };
}
