import type { KeyCode } from '#domain/remote-control/key-codes.ts';

function row(prefix: string, codes: readonly (KeyCode | null)[]): readonly (readonly [string, KeyCode])[] {
  return codes.flatMap((code, at) =>
    code === null ? [] : [[`${prefix}${String(at + 1).padStart(2, '0')}`, code] as const],
  );
}

/**
 * The names that XKB gives to the places on a keyboard, whatever keycodes a server has for them (xkeyboard-config,
 * keycodes/evdev), each with the code that browsers give to that place.
 */
export const placesByName: ReadonlyMap<string, KeyCode> = new Map([
  ['TLDE', 'Backquote'],
  ...row('AE', [
    ...(['Digit1', 'Digit2', 'Digit3', 'Digit4', 'Digit5', 'Digit6', 'Digit7', 'Digit8', 'Digit9', 'Digit0'] as const),
    ...(['Minus', 'Equal', 'IntlYen'] as const),
  ]),
  ...row('AD', [
    ...(['KeyQ', 'KeyW', 'KeyE', 'KeyR', 'KeyT', 'KeyY', 'KeyU', 'KeyI', 'KeyO', 'KeyP'] as const),
    ...(['BracketLeft', 'BracketRight'] as const),
  ]),
  ...row('AC', [
    ...(['KeyA', 'KeyS', 'KeyD', 'KeyF', 'KeyG', 'KeyH', 'KeyJ', 'KeyK', 'KeyL'] as const),
    ...(['Semicolon', 'Quote', 'Backslash'] as const),
  ]),
  ...row('AB', [
    ...(['KeyZ', 'KeyX', 'KeyC', 'KeyV', 'KeyB', 'KeyN', 'KeyM', 'Comma', 'Period', 'Slash', 'IntlRo'] as const),
  ]),
  ...row('FK', ['F1', 'F2', 'F3', 'F4', 'F5', 'F6', 'F7', 'F8', 'F9', 'F10', 'F11', 'F12']),
  ['BKSL', 'Backslash'],
  ['LSGT', 'IntlBackslash'],
  ['SPCE', 'Space'],
  ['LFSH', 'ShiftLeft'],
  ['RTSH', 'ShiftRight'],
  ['LCTL', 'ControlLeft'],
  ['RCTL', 'ControlRight'],
  ['LALT', 'AltLeft'],
  ['RALT', 'AltRight'],
  ['LWIN', 'MetaLeft'],
  ['RWIN', 'MetaRight'],
  ['COMP', 'ContextMenu'],
  ['ESC', 'Escape'],
  ['TAB', 'Tab'],
  ['CAPS', 'CapsLock'],
  ['RTRN', 'Enter'],
  ['BKSP', 'Backspace'],
  ['INS', 'Insert'],
  ['DELE', 'Delete'],
  ['HOME', 'Home'],
  ['END', 'End'],
  ['PGUP', 'PageUp'],
  ['PGDN', 'PageDown'],
  ['UP', 'ArrowUp'],
  ['DOWN', 'ArrowDown'],
  ['LEFT', 'ArrowLeft'],
  ['RGHT', 'ArrowRight'],
  ['PRSC', 'PrintScreen'],
  ['SCLK', 'ScrollLock'],
  ['PAUS', 'Pause'],
  ['NMLK', 'NumLock'],
  ['KP0', 'Numpad0'],
  ['KP1', 'Numpad1'],
  ['KP2', 'Numpad2'],
  ['KP3', 'Numpad3'],
  ['KP4', 'Numpad4'],
  ['KP5', 'Numpad5'],
  ['KP6', 'Numpad6'],
  ['KP7', 'Numpad7'],
  ['KP8', 'Numpad8'],
  ['KP9', 'Numpad9'],
  ['KPAD', 'NumpadAdd'],
  ['KPSU', 'NumpadSubtract'],
  ['KPMU', 'NumpadMultiply'],
  ['KPDV', 'NumpadDivide'],
  ['KPDL', 'NumpadDecimal'],
  ['KPEN', 'NumpadEnter'],
  ['HENK', 'Convert'],
  ['MUHE', 'NonConvert'],
  ['HKTG', 'KanaMode'],
  ['HNGL', 'Lang1'],
  ['HJCV', 'Lang2'],
] satisfies readonly (readonly [string, KeyCode])[]);
