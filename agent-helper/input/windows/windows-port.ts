import type { PointerButton } from '#domain/remote-control/input.rules.ts';
import type { InputPort } from '../input-port.ts';
import { packButton, packKey, packMove, packText, packWheel } from './pack-input.ts';
import { codesByScanCode, scanCodes } from './scan-codes.ts';
import type { User32 } from './user32.ts';

/** Line ends and tabs are keys; Windows would write them as characters. */
const namedKeys: Readonly<Record<string, number>> = { '\n': 0x1c, '\t': 0x0f };

export function windowsPort(user32: User32): InputPort {
  const keys = new Set<number>();
  const buttons = new Set<PointerButton>();

  function releaseEverything(): void {
    for (const scanCode of [...keys].toReversed()) user32.send(packKey(scanCode, false));
    for (const button of [...buttons].toReversed()) user32.send(packButton(button, false));
    keys.clear();
    buttons.clear();
  }

  return {
    system: 'windows',
    textOfKey: ({ code, isShifted, isAltGr }) => {
      const scanCode = scanCodes[code];
      const text = scanCode === undefined ? null : user32.textOf(scanCode, isShifted, isAltGr);
      return text === '' ? null : text;
    },
    keyOfText: (text) => {
      const key = user32.keyOf(text);
      const code = key === null ? undefined : codesByScanCode.get(key.scanCode);
      return key === null || code === undefined ? null : { code, isShifted: key.isShifted, isAltGr: key.isAltGr };
    },
    movePointer: (to) => user32.send(packMove(to, user32.wholeDesktop())),
    turnButton: (button, isDown) => {
      remember(buttons, button, isDown);
      user32.send(packButton(button, isDown));
    },
    turnWheel: (turnX, turnY) => {
      if (turnX !== 0 || turnY !== 0) user32.send(packWheel(turnX, turnY));
    },
    turnKey: (code, isDown) => {
      const scanCode = scanCodes[code];
      if (scanCode === undefined) return;
      remember(keys, scanCode, isDown);
      user32.send(packKey(scanCode, isDown));
    },
    writeText: async (text) => {
      for (const part of text.split(/([\n\t])/).filter((part) => part !== '')) {
        const named = namedKeys[part];
        user32.send(
          named === undefined ? packText(part) : Buffer.concat([packKey(named, true), packKey(named, false)]),
        );
      }
    },
    releaseEverything,
    close: async () => releaseEverything(),
  };
}

function remember<One>(held: Set<One>, one: One, isDown: boolean): void {
  if (isDown) held.add(one);
  else held.delete(one);
}
