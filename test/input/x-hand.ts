import { spawnSync } from 'node:child_process';
import type { KeyCode } from '#domain/remote-control/key-codes.ts';
import { placesByName } from '../../agent-helper/input/x11/key-places.ts';
import type { XServer } from '../../agent-helper/input/x11/x-server.ts';
import { connectX } from '../../agent-helper/input/x11/x-server.ts';

/** A hand on a display, for tests: what it does comes from XTEST, as from a program that plays the person. */
export interface XHand {
  readonly server: XServer;
  press(...codes: KeyCode[]): void;
  turn(code: KeyCode, isDown: boolean): void;
  keycodeOf(code: KeyCode): number | undefined;
  /** Everything done so far has reached the programs on the display. */
  settle(): Promise<void>;
}

export async function openHand(display: string): Promise<XHand> {
  const nobody = () => undefined;
  const connected = await connectX(display, {
    onRaw: nobody,
    onLayout: nobody,
    onState: nobody,
    onGone: nobody,
    onRefused: (error) => {
      throw error;
    },
  });
  if (!connected.isThere) throw new Error(`${display} lacks ${connected.lacks}.`);
  const { server } = connected;
  const names = await server.readKeyNames();
  const keycodes = new Map([...placesByName].map(([name, code]) => [code, names.get(name)] as const));
  const turn = (code: KeyCode, isDown: boolean): void => {
    const keycode = keycodes.get(code);
    if (keycode !== undefined) server.fakeKey(keycode, isDown);
  };
  return {
    server,
    turn,
    keycodeOf: (code) => keycodes.get(code),
    press: (...codes) => {
      for (const code of codes) turn(code, true);
      for (const code of codes.toReversed()) turn(code, false);
    },
    settle: () => server.settle(),
  };
}

/** @param layout As `setxkbmap` takes it: `de`, or `us(intl)`. */
export function setLayout(display: string, layout: string): void {
  const [, name = '', variant = ''] = /^(\w+)(?:\((\w+)\))?$/.exec(layout) ?? [];
  const args = ['-display', display, '-layout', name, '-variant', variant];
  const { status, stderr } = spawnSync('setxkbmap', args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`setxkbmap ${layout}: ${stderr}`);
}
