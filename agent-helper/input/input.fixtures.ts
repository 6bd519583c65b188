import type { InputOrder } from '#contracts/helper-input.ts';
import type { HostLayout } from '#domain/remote-control/keyboard.rules.ts';
import { american } from '#domain/remote-control/remote-control.fixtures.ts';
import type { Capability } from '#domain/remote-control/effective-right.rules.ts';
import { freeOfLocalUser } from '#domain/remote-control/local-user.rules.ts';
import type { ControlStanding, GatePorts } from './gate-input.ts';
import type { InputPort } from './input-port.ts';

/** Control granted by everybody, on one monitor, with nothing in the way. */
export function aStanding(changed: Partial<ControlStanding> = {}): ControlStanding {
  const all = new Set<Capability>(['view', 'control']);
  return {
    allowances: { policy: all, local: all, grants: all },
    isPeerVerified: true,
    isLinkAlive: true,
    controlEndedAtMs: null,
    localUser: freeOfLocalUser,
    isHeldBack: false,
    monitors: [{ x: 0, y: 0, width: 1_280, height: 800 }],
    ownWindows: [],
    isOwnWindowFocused: false,
    ...changed,
  };
}

/** A keyboard and a mouse that remember what was done: `+KeyA`, `-left`, `"text"`, `12,34`. */
export function aPortInMemory(
  layout: HostLayout = american,
): InputPort & { readonly did: readonly string[]; readonly down: ReadonlySet<string> } {
  const did: string[] = [];
  const down = new Set<string>();
  const turn = (name: string, isDown: boolean): void => {
    did.push(`${isDown ? '+' : '-'}${name}`);
    if (isDown) down.add(name);
    else down.delete(name);
  };
  return {
    ...layout,
    did,
    down,
    system: 'x11',
    movePointer: ({ x, y }) => did.push(`${x},${y}`),
    turnButton: turn,
    turnWheel: (turnX, turnY) => did.push(`wheel ${turnX} ${turnY}`),
    turnKey: turn,
    writeText: async (text) => void did.push(JSON.stringify(text)),
    releaseEverything: () => {
      for (const name of [...down].toReversed()) turn(name, false);
    },
    close: async () => undefined,
  };
}

/** A clock moved by hand, and all orders that passed. */
export function gatePorts(
  standing: () => ControlStanding,
): GatePorts & { readonly orders: InputOrder[]; readonly clock: { nowMs: number } } {
  const orders: InputOrder[] = [];
  const clock = { nowMs: 0 };
  return { standing, orders, clock, inject: (order) => orders.push(order), nowMs: () => clock.nowMs };
}
