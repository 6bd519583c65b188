import type { NoInputReason } from '#contracts/remote-session/input-messages.ts';
import type { LocalInput, OpenedInput } from '../input-port.ts';
import { watchLocalHand } from './local-hand.ts';
import type { ConnectedX, RawEvent, XServer, XState } from './x-server.ts';
import { connectX } from './x-server.ts';
import { openKeyboard } from './x-keyboard.ts';
import { x11Port } from './x11-port.ts';

const lacking: Readonly<Record<Extract<ConnectedX, { isThere: false }>['lacks'], NoInputReason>> = {
  display: 'input.display-refused',
  xtest: 'input.no-xtest',
  xkb: 'input.no-xtest',
  xinput: 'input.local-input-unseen',
};

/** Mouse and keyboard of an X display, by XTEST. A connection of its own, which ends with `close`. */
export async function openX11Input(display: string, local: LocalInput): Promise<OpenedInput> {
  const hear = {
    raw: (_event: RawEvent): void => undefined,
    layout: () => {},
    state: (_state: XState): void => undefined,
  };
  const connected = await connectX(display, {
    onRaw: (event) => hear.raw(event),
    onLayout: () => hear.layout(),
    onState: (state) => hear.state(state),
    onGone: () => local.onLost('input.display-refused'),
    onRefused: () => local.onFault('input.x-request-refused'),
  });
  if (!connected.isThere) return { isOpen: false, reason: lacking[connected.lacks] };
  const { server } = connected;
  const keyboard = await openKeyboard(server, local);
  hear.layout = keyboard.readAgain;
  hear.state = keyboard.takeState;
  const fakeDevices = new Set(
    (await server.readDevices()).filter(({ name }) => name.includes('XTEST')).map(({ deviceId }) => deviceId),
  );
  if (fakeDevices.size === 0) {
    server.close();
    return { isOpen: false, reason: 'input.local-input-unseen' };
  }
  hear.raw = watchLocalHand({ ...local, fakeDevices, codeOf: (keycode) => keyboard.map().codeOf(keycode) });
  await letGoOfRemains(server);
  return { isOpen: true, port: x11Port(server, keyboard) };
}

/**
 * X keeps down what was pressed by XTEST when the program that pressed it is gone (I3). Only what XTEST holds comes up: a key
 * under somebody's finger stays down.
 */
async function letGoOfRemains(server: XServer): Promise<void> {
  const { keycodes, buttons } = await server.readDown();
  for (const keycode of keycodes) server.fakeKey(keycode, false);
  for (const button of buttons) server.fakeButton(button, false);
  await server.settle();
}
