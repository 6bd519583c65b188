import { NOTCH } from '#domain/remote-control/input.rules.ts';
import type { XServer } from './x-server.ts';

/** A notch of the wheel is a click with one of these. */
const upAndDown = { back: 4, forth: 5 } as const;
const leftAndRight = { back: 6, forth: 7 } as const;

/** Turns the wheel of an X server, which knows whole notches only: what is less than one adds up. */
export function createWheel(server: Pick<XServer, 'fakeButton'>): (turnX: number, turnY: number) => void {
  const vertical = createNotches();
  const horizontal = createNotches();

  function turn(notches: number, { back, forth }: { readonly back: number; readonly forth: number }): void {
    const button = notches < 0 ? back : forth;
    for (let notch = 0; notch < Math.abs(notches); notch += 1) {
      server.fakeButton(button, true);
      server.fakeButton(button, false);
    }
  }

  return (turnX, turnY) => {
    turn(horizontal(turnX), leftAndRight);
    turn(vertical(turnY), upAndDown);
  };
}

/** A turn the other way begins anew. */
function createNotches(): (turn: number) => number {
  let left = 0;
  return (turn) => {
    left = Math.sign(turn) === -Math.sign(left) ? turn : left + turn;
    const notches = Math.trunc(left / NOTCH);
    left -= notches * NOTCH;
    return notches;
  };
}
