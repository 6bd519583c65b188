import type { Point } from '#domain/remote-control/hit-test.rules.ts';
import type { PointerButton } from '#domain/remote-control/input.rules.ts';
import { NOTCH } from '#domain/remote-control/input.rules.ts';
import type { InputPort } from '../input-port.ts';
import type { ApplicationServices } from './application-services.ts';
import { virtualKeys } from './virtual-keys.ts';

/** CGEventType and CGMouseButton. */
const mouse: Readonly<
  Record<PointerButton, { readonly down: number; readonly up: number; readonly drag: number; readonly number: number }>
> = {
  left: { down: 1, up: 2, drag: 6, number: 0 },
  right: { down: 3, up: 4, drag: 7, number: 1 },
  middle: { down: 25, up: 26, drag: 27, number: 2 },
  back: { down: 25, up: 26, drag: 27, number: 3 },
  forward: { down: 25, up: 26, drag: 27, number: 4 },
};
const MOVED = 5;
/** What a notch of a wheel scrolls. */
const PIXELS_A_NOTCH = 40;
/** One event takes 20 UTF-16 units. */
const MOST_CHARACTERS = 10;
const named: Readonly<Record<string, number>> = { '\n': 0x24, '\t': 0x30 };

/**
 * Letters are written as text, since macOS tells its layout to the main thread alone; shortcuts and all other keys are pressed
 * at their place. Places are in points here, as the system counts them.
 */
export function macPort(services: ApplicationServices): InputPort {
  const keys = new Set<number>();
  const buttons = new Set<PointerButton>();
  let at: Point = { x: 0, y: 0 };

  function turnKey(virtualKey: number, isDown: boolean): void {
    if (isDown) keys.add(virtualKey);
    else keys.delete(virtualKey);
    services.key(virtualKey, isDown);
  }

  function turnButton(button: PointerButton, isDown: boolean): void {
    if (isDown) buttons.add(button);
    else buttons.delete(button);
    const { down, up, number } = mouse[button];
    services.mouse(isDown ? down : up, at.x, at.y, number);
  }

  function releaseEverything(): void {
    for (const key of [...keys].toReversed()) turnKey(key, false);
    for (const button of [...buttons].toReversed()) turnButton(button, false);
  }

  return {
    system: 'macos',
    textOfKey: () => null,
    keyOfText: () => null,
    movePointer: (to) => {
      at = to;
      const [dragging] = buttons;
      const { drag, number } = dragging === undefined ? { drag: MOVED, number: 0 } : mouse[dragging];
      services.mouse(drag, to.x, to.y, number);
    },
    turnButton,
    turnWheel: (turnX, turnY) => {
      const pixels = (turn: number) => Math.round((turn / NOTCH) * PIXELS_A_NOTCH);
      services.scroll(pixels(turnX), pixels(turnY));
    },
    turnKey: (code, isDown) => {
      const virtualKey = virtualKeys[code];
      if (virtualKey !== undefined) turnKey(virtualKey, isDown);
    },
    writeText: async (text) => {
      for (const part of text.split(/([\n\t])/)) {
        const key = named[part];
        if (key !== undefined) for (const isDown of [true, false]) turnKey(key, isDown);
        else for (const few of inPieces(part)) services.text(few);
      }
    },
    releaseEverything,
    close: async () => releaseEverything(),
  };
}

function inPieces(text: string): readonly string[] {
  const characters = Array.from(text);
  const count = Math.ceil(characters.length / MOST_CHARACTERS);
  return Array.from({ length: count }, (_, at) =>
    characters.slice(at * MOST_CHARACTERS, (at + 1) * MOST_CHARACTERS).join(''),
  );
}
