import x11 from 'x11';
import type { FrontWindow } from './front-window.ts';
import { watchFrontWindow } from './front-window.ts';
import type { KeySymbols } from './key-symbols.ts';
import { unpackKeySymbols } from './key-symbols.ts';

/** A device as XInput lists it. */
export interface XDevice {
  readonly deviceId: number;
  readonly name: string;
}

/** What a device did, before any window and past every grab. */
export interface RawEvent {
  readonly kind: 'key-down' | 'key-up' | 'button' | 'motion';
  /** The physical device, or the one of XTEST. */
  readonly source: number;
  /** The keycode, where it is a key. */
  readonly detail: number;
}

export interface XState {
  /** Which of up to four layouts is on. */
  readonly group: number;
  readonly isCapsLocked: boolean;
}

export interface XEvents {
  readonly onRaw: (event: RawEvent) => void;
  /** The layout, or what keys mean in it. */
  readonly onLayout: () => void;
  readonly onState: (state: XState) => void;
  /** The server ended, or hung up. */
  readonly onGone: () => void;
  /** The server refused a request: a fault of ours. It goes on. */
  readonly onRefused: (error: Error) => void;
}

/** One keycode with the symbols that it is to have. */
export interface Binding {
  readonly keycode: number;
  readonly symbols: readonly number[];
}

/** A connection to an X server with the extensions that input needs. */
export interface XServer {
  fakeKey(keycode: number, isDown: boolean): void;
  fakeButton(button: number, isDown: boolean): void;
  fakeMotion(x: number, y: number): void;
  /** All in one go. The server tells every program. */
  bind(bindings: readonly Binding[]): void;
  lockCaps(isLocked: boolean): void;
  readSymbols(): Promise<KeySymbols>;
  readState(): Promise<XState>;
  /** The four letters by which XKB names a key (`AD01`), with its keycode on this server. */
  readKeyNames(): Promise<ReadonlyMap<string, number>>;
  readDevices(): Promise<readonly XDevice[]>;
  /** Keycodes and buttons that are down, whoever holds them. */
  readDown(): Promise<{ readonly keycodes: readonly number[]; readonly buttons: readonly number[] }>;
  /** Resolves when everything asked so far has been done, or nobody is left who could do it. */
  settle(): Promise<void>;
  /** Resolves when the program in front has taken all of it in; false where it does not say. */
  catchUp(patienceMs: number): Promise<boolean>;
  /** Hangs up. What has not settled by then may never be done. */
  close(): void;
}

export type ConnectedX =
  | { readonly isThere: true; readonly server: XServer }
  | { readonly isThere: false; readonly lacks: 'display' | 'xtest' | 'xkb' | 'xinput' };

const fake = { keyDown: 2, keyUp: 3, buttonDown: 4, buttonUp: 5, motion: 6 } as const;
const CORE_KEYBOARD = 0x100;
const LOCK_MODIFIER = 2;
const KEY_NAMES = 1 << 9;
/** NewKeyboardNotify, MapNotify, StateNotify. */
const KEYBOARD_EVENTS = 0b111;
const ALL_MAP_PARTS = 0xff;
const ALL_MASTERS = 1;
const KEY_SYMBOLS = 1 << 1;
const GET_MAP = 8;
const rawEvents = ['RawKeyPress', 'RawKeyRelease', 'RawButtonPress', 'RawMotion'] as const;
const rawKinds: Readonly<Record<string, RawEvent['kind']>> = {
  XIRawKeyPress: 'key-down',
  XIRawKeyRelease: 'key-up',
  XIRawButtonPress: 'button',
  XIRawMotion: 'motion',
};

/** @param display such as `:0`, as in `DISPLAY`. */
export async function connectX(display: string, events: XEvents): Promise<ConnectedX> {
  const closed = new AbortController();
  const opened = await openDisplay(display, untilAborted(events, closed.signal));
  if (opened === null) return { isThere: false, lacks: 'display' };
  const { client } = opened;
  const xtest = await extension<x11.XTest>((answer) => client.require('xtest', answer));
  const xkb = await extension<x11.Xkb>((answer) => client.require('xkb', answer));
  const xinput = await extension<x11.XInput>((answer) => client.require('xinput', answer));
  const missing = xtest === null ? 'xtest' : xkb === null ? 'xkb' : isRecent(xinput) ? null : 'xinput';
  if (xtest === null || xkb === null || xinput === null || missing !== null) {
    closed.abort();
    client.terminate();
    return { isThere: false, lacks: missing ?? 'xinput' };
  }
  const root = opened.screen[0]!.root;
  const heard = untilAborted(events, closed.signal);
  const front = await watchFrontWindow(client, root);
  client.on('event', (event) => {
    hear(event, heard);
    front.hear(event);
  });
  xkb.SelectEvents(CORE_KEYBOARD, KEYBOARD_EVENTS, 0, KEYBOARD_EVENTS, ALL_MAP_PARTS, ALL_MAP_PARTS);
  xinput.XISelectEvents(root, { deviceId: ALL_MASTERS, mask: rawEvents });
  const gone = new Promise<void>((resolve) => client.stream.on('close', resolve));
  return { isThere: true, server: serverOver(client, root, { xtest, xkb, xinput, front }, { closed, gone }) };
}

/** What a server still says while its connection is being closed concerns nobody. */
function untilAborted(events: XEvents, signal: AbortSignal): XEvents {
  const until =
    <Told extends readonly unknown[]>(hear: (...told: Told) => void) =>
    (...told: Told): void => {
      if (!signal.aborted) hear(...told);
    };
  return {
    onRaw: until(events.onRaw),
    onLayout: until(events.onLayout),
    onState: until(events.onState),
    onGone: until(events.onGone),
    onRefused: until(events.onRefused),
  };
}

/** From XInput 2.1 on raw events come whoever has grabbed a device, so nothing can hide the person's hand. */
function isRecent(xinput: x11.XInput | null): boolean {
  const version = xinput?.xi2 ?? null;
  return version !== null && (version.majorVersion > 2 || version.minorVersion >= 1);
}

function hear(event: x11.XEvent, events: XEvents): void {
  const kind = rawKinds[event.name];
  if (kind !== undefined) events.onRaw({ kind, source: event.sourceId ?? 0, detail: event.detail ?? 0 });
  else if (event.name === 'XkbStateNotify') events.onState(stateOf(event));
  else if (event.name === 'XkbEvent' || event.name === 'MappingNotify') events.onLayout();
}

function stateOf({ group = 0, lockedMods = 0 }: { readonly group?: number; readonly lockedMods?: number }): XState {
  return { group, isCapsLocked: (lockedMods & LOCK_MODIFIER) !== 0 };
}

interface Extensions {
  readonly xtest: x11.XTest;
  readonly xkb: x11.Xkb;
  readonly xinput: x11.XInput;
  readonly front: FrontWindow;
}

function serverOver(
  client: x11.XClient,
  root: number,
  { xtest, xkb, xinput, front }: Extensions,
  { closed, gone }: { readonly closed: AbortController; readonly gone: Promise<void> },
): XServer {
  return {
    fakeKey: (keycode, isDown) => xtest.FakeInput(isDown ? fake.keyDown : fake.keyUp, keycode, 0, root, 0, 0),
    fakeButton: (button, isDown) => xtest.FakeInput(isDown ? fake.buttonDown : fake.buttonUp, button, 0, root, 0, 0),
    fakeMotion: (x, y) => xtest.FakeInput(fake.motion, 0, 0, root, x, y),
    bind: (bindings) => {
      for (const { keycode, symbols } of bindings) client.ChangeKeyboardMapping(keycode, symbols.length, symbols);
    },
    lockCaps: (isLocked) =>
      xkb.LatchLockState(CORE_KEYBOARD, LOCK_MODIFIER, isLocked ? LOCK_MODIFIER : 0, false, 0, 0, 0, false, 0),
    readSymbols: () => asked((answer) => askKeySymbols(client, xkb, answer)),
    readState: async () =>
      stateOf(await asked<{ group: number; lockedMods: number }>((answer) => xkb.GetState(CORE_KEYBOARD, answer))),
    readKeyNames: async () => {
      const { firstKey, keyNames } = await asked<{ firstKey: number; keyNames: readonly string[] }>((answer) =>
        xkb.GetNames(CORE_KEYBOARD, KEY_NAMES, answer),
      );
      return new Map(keyNames.map((name, at) => [name, firstKey + at] as const).filter(([name]) => name !== ''));
    },
    readDevices: () => asked<readonly XDevice[]>((answer) => xinput.XIQueryDevice(0, answer)),
    readDown: async () => {
      const keys = await asked<Buffer>((answer) => client.QueryKeymap(answer));
      const { keyMask } = await asked<{ keyMask: number }>((answer) => client.QueryPointer(root, answer));
      // Five buttons stand in bits 8 to 12 (X protocol, KEYBUTMASK); of those above nothing can be read this way.
      return { keycodes: bitsIn(keys), buttons: bitsIn(Buffer.of((keyMask >> 8) & 0x1f)).map((bit) => bit + 1) };
    },
    settle: () => Promise.race([gone, asked<void>((answer) => client.sync((error) => answer(error, undefined)))]),
    catchUp: front.catchUp,
    close: () => {
      closed.abort();
      client.terminate();
    },
  };
}

function openDisplay(display: string, events: XEvents): Promise<x11.XDisplay | null> {
  return new Promise((resolve) => {
    const client = x11.createClient({ display, shm: false }, (error, opened) => {
      if (error !== null && error !== undefined) resolve(null);
      else resolve(opened);
    });
    // Without a listener a refused request would end the process.
    client.on('error', (error) => events.onRefused(error));
    client.on('end', () => events.onGone());
  });
}

function extension<Extension>(load: (answer: (error: Error | null, found: Extension) => void) => void) {
  return new Promise<Extension | null>((resolve) => {
    load((error, found) => resolve(error === null || error === undefined ? found : null));
  });
}

function asked<Value>(ask: (answer: (error: Error | null, value: Value) => void) => void): Promise<Value> {
  return new Promise((resolve, reject) => {
    ask((error, value) => (error === null || error === undefined ? resolve(value) : reject(error)));
  });
}

/** XKB's GetMap for the symbols alone; the package leaves this request out (XKBproto.h, xkbGetMapReq). */
function askKeySymbols(
  client: x11.XClient,
  { majorOpcode }: x11.Xkb,
  answer: (error: Error | null, symbols: KeySymbols) => void,
): void {
  const request = Buffer.alloc(28);
  request.writeUInt8(majorOpcode, 0);
  request.writeUInt8(GET_MAP, 1);
  request.writeUInt16LE(request.length / 4, 2);
  request.writeUInt16LE(CORE_KEYBOARD, 4);
  request.writeUInt16LE(KEY_SYMBOLS, 6);
  client.seq_num += 1;
  client.pack_stream.put(request);
  client.replies[client.seq_num] = [unpackKeySymbols, answer];
  client.pack_stream.submit(true);
}

function bitsIn(bytes: Buffer): readonly number[] {
  return [...bytes].flatMap((byte, at) =>
    [0, 1, 2, 3, 4, 5, 6, 7].filter((bit) => ((byte >> bit) & 1) === 1).map((bit) => at * 8 + bit),
  );
}
