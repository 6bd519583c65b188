import type { PointerButton } from '#domain/remote-control/input.rules.ts';
import type { InputPort } from '../input-port.ts';
import { createTextQueue } from './text-queue.ts';
import { createWheel } from './wheel.ts';
import type { XKeyboard } from './x-keyboard.ts';
import type { XServer } from './x-server.ts';

const buttonNumbers: Readonly<Record<PointerButton, number>> = { left: 1, middle: 2, right: 3, back: 8, forward: 9 };

export function x11Port(server: XServer, keyboard: XKeyboard): InputPort {
  const keycodes = new Set<number>();
  const buttons = new Set<number>();
  const texts = createTextQueue(server, keyboard);

  function releaseEverything(): void {
    texts.giveUp();
    for (const keycode of [...keycodes].toReversed()) server.fakeKey(keycode, false);
    for (const button of [...buttons].toReversed()) server.fakeButton(button, false);
    keycodes.clear();
    buttons.clear();
  }

  return {
    system: 'x11',
    textOfKey: (key) => keyboard.map().textOfKey(key),
    keyOfText: (text) => keyboard.map().keyOfText(text),
    movePointer: ({ x, y }) => server.fakeMotion(x, y),
    turnButton: (button, isDown) => {
      const number = buttonNumbers[button];
      remember(buttons, number, isDown);
      server.fakeButton(number, isDown);
    },
    turnWheel: createWheel(server),
    turnKey: (code, isDown) => {
      const keycode = keyboard.map().keycodeOf(code);
      if (keycode === null) return;
      remember(keycodes, keycode, isDown);
      server.fakeKey(keycode, isDown);
    },
    writeText: (text) => texts.add(text),
    releaseEverything,
    close: async () => {
      releaseEverything();
      await texts.close();
      // X throws away what it has not read yet of a program that has hung up.
      await server.settle();
      server.close();
    },
  };
}

function remember(held: Set<number>, one: number, isDown: boolean): void {
  if (isDown) held.add(one);
  else held.delete(one);
}
