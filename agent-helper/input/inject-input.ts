import type { InputOrder } from '#contracts/helper-input.ts';
import type { LocalUser } from '#domain/remote-control/local-user.rules.ts';
import { freeOfLocalUser, mayAgentMove, seeLocalInput } from '#domain/remote-control/local-user.rules.ts';
import { createHands } from './hands.ts';
import type { InputPort } from './input-port.ts';

export interface Injector {
  /** Does one thing after another, in the order given; text takes its time. */
  readonly take: (order: InputOrder) => void;
  /** Somebody at the computer has a hand on it: what was injected lets go at once, and what comes for 2 s is dropped (C6). */
  readonly seeLocalInput: () => void;
  readonly release: () => void;
}

export interface InjectorPorts {
  readonly port: InputPort;
  /** Any clock that only goes forward. */
  readonly nowMs: () => number;
  readonly onFault: (code: string) => void;
}

/** The queue before the system's own calls. The person at the computer wins here as well, without asking anybody first. */
export function createInjector({ port, nowMs, onFault }: InjectorPorts): Injector {
  const hands = createHands(port);
  let user: LocalUser = freeOfLocalUser;
  let waiting: InputOrder[] = [];
  let isBusy = false;

  async function work(): Promise<void> {
    for (let order = waiting.shift(); order !== undefined; order = waiting.shift()) {
      if (mayAgentMove(user, nowMs())) await hands.carryOut(order);
    }
  }

  function release(): void {
    waiting = [];
    hands.release();
  }

  async function begin(): Promise<void> {
    isBusy = true;
    try {
      await work();
    } catch {
      // What was to be typed may stand in the error; that it happened is enough.
      onFault('input.injection-failed');
      release();
    } finally {
      isBusy = false;
    }
  }

  return {
    take: (order) => {
      if (order.kind === 'release') return release();
      // Where the pointer has been while something was written nobody needs to see.
      if (order.kind === 'move' && waiting.at(-1)?.kind === 'move') waiting.pop();
      waiting.push(order);
      if (!isBusy) void begin();
    },
    seeLocalInput: () => {
      const wasFree = mayAgentMove(user, nowMs());
      user = seeLocalInput(user, nowMs());
      if (wasFree) release();
    },
    release,
  };
}
