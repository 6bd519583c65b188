import type { KeyCode } from '#domain/remote-control/key-codes.ts';
import { isHeld, panicChord } from '#domain/remote-control/never-forwarded.rules.ts';
import type { RawEvent } from './x-server.ts';

export interface LocalHandPorts {
  /** Devices of XTEST: what comes from them a program has made. */
  readonly fakeDevices: ReadonlySet<number>;
  readonly codeOf: (keycode: number) => KeyCode | null;
  readonly onLocalInput: () => void;
  readonly onPanic: () => void;
}

/**
 * Tells the person's own hand from the agent's by the device an event came from. What they hold is counted by their devices
 * alone, so nothing that was injected completes the panic key, and nothing that is held down remotely spoils it.
 */
export function watchLocalHand(ports: LocalHandPorts): (event: RawEvent) => void {
  const down = new Set<KeyCode>();

  return ({ kind, source, detail }) => {
    if (ports.fakeDevices.has(source)) return;
    ports.onLocalInput();
    const code = kind === 'key-down' || kind === 'key-up' ? ports.codeOf(detail) : null;
    if (code === null) return;
    if (kind === 'key-up') down.delete(code);
    else down.add(code);
    if (kind === 'key-down' && isHeld(panicChord, down)) ports.onPanic();
  };
}
