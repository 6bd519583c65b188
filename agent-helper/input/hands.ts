import type { InputOrder } from '#contracts/helper-input.ts';
import type { ChordName } from '#domain/remote-control/chords.rules.ts';
import { keysOfChord } from '#domain/remote-control/chords.rules.ts';
import type { PointerButton } from '#domain/remote-control/input.rules.ts';
import type { KeyPlan } from '#domain/remote-control/keyboard.rules.ts';
import {
  keyboardAtRest,
  pressHeldModifiers,
  releaseKeyboard,
  takeKey,
  write,
} from '#domain/remote-control/keyboard.rules.ts';
import type { InputPort } from './input-port.ts';

/** The agent's hands on this computer: what they hold here, and which keys here do what they do over there. */
export interface Hands {
  /** One order at a time; resolves when it is done. */
  readonly carryOut: (order: InputOrder) => Promise<void>;
  /** At once, also in the midst of an order, which then ends. */
  readonly release: () => void;
}

export function createHands(port: InputPort): Hands {
  let keyboard = keyboardAtRest;
  /** Rises with every release: what was begun before it is not finished. */
  let round = 0;
  const buttons = new Set<PointerButton>();

  /** Does the keys of a plan and then `act`, unless everything was let go of meanwhile. */
  async function follow(plan: KeyPlan, act = (): void => undefined): Promise<void> {
    const begun = round;
    keyboard = plan.keyboard;
    for (const step of plan.steps) {
      if (step.kind === 'key') port.turnKey(step.code, step.isDown);
      else await port.writeText(step.text);
      if (round !== begun) return;
    }
    act();
  }

  async function turnButton(button: PointerButton, isDown: boolean): Promise<void> {
    if (isDown === buttons.has(button)) return;
    const turn = (): void => {
      if (isDown) buttons.add(button);
      else buttons.delete(button);
      port.turnButton(button, isDown);
    };
    return isDown ? follow(pressHeldModifiers(keyboard), turn) : turn();
  }

  function pressChord(chord: ChordName): void {
    const keys = keysOfChord(chord);
    for (const code of keys) port.turnKey(code, true);
    for (const code of keys.toReversed()) port.turnKey(code, false);
  }

  function release(): void {
    round += 1;
    keyboard = releaseKeyboard(keyboard).keyboard;
    buttons.clear();
    port.releaseEverything();
  }

  async function carryOut(order: InputOrder): Promise<void> {
    switch (order.kind) {
      case 'move':
        return port.movePointer(order.to);
      case 'button':
        return turnButton(order.button, order.isDown);
      case 'wheel':
        return follow(pressHeldModifiers(keyboard), () => port.turnWheel(order.turnX, order.turnY));
      case 'key':
        return follow(takeKey(keyboard, order, port));
      case 'text':
        return follow(write(keyboard, order.text));
      case 'chord':
        return follow(releaseKeyboard(keyboard), () => pressChord(order.chord));
      case 'mode':
        return follow(releaseKeyboard(keyboard), () => {
          keyboard = { ...keyboard, mode: order.mode };
        });
      case 'release':
        return release();
      default:
        return order satisfies never;
    }
  }

  return { carryOut, release };
}
