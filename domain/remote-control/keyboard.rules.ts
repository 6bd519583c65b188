import type { KeyboardMode } from './input.rules.ts';
import type { KeyCode, ModifierCode } from './key-codes.ts';
import { isModifier, writingKeys } from './key-codes.ts';
import { isNeverForwarded } from './never-forwarded.rules.ts';

/** A key with what is held beside it. */
export interface WritingKey {
  readonly code: KeyCode;
  readonly isShifted: boolean;
  readonly isAltGr: boolean;
}

/** What the keyboard of the user's computer writes, in the layout that is on. */
export interface HostLayout {
  /** `null` for a key that writes nothing, and for a dead one. */
  textOfKey(key: WritingKey): string | null;
  /** The key that writes this; `null` where none does. */
  keyOfText(text: string): WritingKey | null;
}

/** A key of the agent's. */
export interface KeyAct {
  readonly code: KeyCode;
  readonly isDown: boolean;
  /** What it writes on the agent's keyboard with all that is held there; `null` for none. */
  readonly text: string | null;
  readonly isDead: boolean;
}

export type KeyStep =
  | { readonly kind: 'key'; readonly code: KeyCode; readonly isDown: boolean }
  | { readonly kind: 'write'; readonly text: string };

export interface AgentKeyboard {
  readonly mode: KeyboardMode;
  /** What is down here, in the order in which it went down. */
  readonly pressed: readonly KeyCode[];
  /** For each key the agent holds, the key that is down for it here; `null` where it was written or left out. */
  readonly held: ReadonlyMap<KeyCode, KeyCode | null>;
  /** The key that went down last over there: an Alt that comes up right after it was pressed alone. */
  readonly latest: KeyCode | null;
}

export interface KeyPlan {
  readonly keyboard: AgentKeyboard;
  readonly steps: readonly KeyStep[];
}

export const keyboardAtRest: AgentKeyboard = { mode: 'auto', pressed: [], held: new Map(), latest: null };

/** Whether a modifier is pressed only once something needs it: these also choose what a key writes. */
function isLazy(code: KeyCode): boolean {
  return code === 'ShiftLeft' || code === 'ShiftRight' || code === 'AltLeft' || code === 'AltRight';
}

/** What these keys of the number pad do without NumLock; whether it is on here nobody over there knows. */
const withoutNumLock: Partial<Record<KeyCode, KeyCode>> = {
  Numpad0: 'Insert',
  Numpad1: 'End',
  Numpad2: 'ArrowDown',
  Numpad3: 'PageDown',
  Numpad4: 'ArrowLeft',
  Numpad6: 'ArrowRight',
  Numpad7: 'Home',
  Numpad8: 'ArrowUp',
  Numpad9: 'PageUp',
  NumpadDecimal: 'Delete',
};

/** What they lock is in the text of the keys after them. */
const locks: ReadonlySet<KeyCode> = new Set(['CapsLock', 'NumLock']);

/**
 * What becomes of one key of the agent.
 *
 * In `place` the key at the same place is turned, at once. In `auto` what the agent's key writes has to appear, whatever
 * layouts both have: Shift and Alt wait until a key needs them, for what they do to a letter is in its text already.
 *
 * Nothing is pressed twice, nothing goes up that is not down, and what is never passed on is left out (I5).
 */
export function takeKey(keyboard: AgentKeyboard, act: KeyAct, host: HostLayout): KeyPlan {
  if (!act.isDown) return letGoOf(keyboard, act.code);
  // A browser repeats a held key; so does the computer on which it is held.
  if (keyboard.held.has(act.code)) return { keyboard, steps: [] };
  const now = { ...keyboard, latest: act.code };
  if (now.mode === 'place') return press(now, act.code, act.code, heldModifiers(now));
  if (isModifier(act.code)) return isLazy(act.code) ? hold(now, act.code, null) : press(now, act.code, act.code);
  return takeInAuto(now, act, host);
}

/** For a click with Shift held: puts down what is held over there and waits here. */
export function pressHeldModifiers(keyboard: AgentKeyboard): KeyPlan {
  const waiting = heldModifiers(keyboard).filter((modifier) => keyboard.held.get(modifier) === null);
  const start: KeyPlan = { keyboard: { ...keyboard, latest: null }, steps: [] };
  return waiting.reduce((plan, modifier) => then(plan, (now) => press(now, modifier, modifier)), start);
}

function takeInAuto(keyboard: AgentKeyboard, act: KeyAct, host: HostLayout): KeyPlan {
  const { code, text } = act;
  // What an accent becomes stands in the text of the key after it.
  if (act.isDead || locks.has(code)) return hold(keyboard, code, null);
  const wanted = heldModifiers(keyboard);
  // A letter's place that writes nothing over there, such as those that only Japanese keyboards have.
  if (text === null && writingKeys.includes(code)) return hold(keyboard, code, null);
  if (text === null) return press(keyboard, code, withoutNumLock[code] ?? code, wanted);
  const isShifted = holdsAny(keyboard, ['ShiftLeft', 'ShiftRight']);
  const isAltGr = holdsAny(keyboard, ['AltRight']);
  const isSame = host.textOfKey({ code, isShifted, isAltGr }) === text;

  if (isShortcut(keyboard, text)) {
    const key = isSame ? null : (host.keyOfText(text) ?? host.keyOfText(text.toLowerCase()));
    return press(keyboard, code, key?.code ?? code, wanted);
  }
  const isAltDown = keyboard.pressed.includes('AltLeft');
  const key = isSame ? { code, isShifted, isAltGr } : host.keyOfText(text);
  // Held down it repeats, as long as what is held beside it is the same here.
  if (!isAltDown && key !== null && key.isShifted === isShifted && key.isAltGr === isAltGr) {
    const withoutAlt = wanted.filter((modifier) => modifier !== 'AltLeft');
    return press(keyboard, code, key.code, withoutAlt);
  }
  return then(hold(keyboard, code, null), (now) => write(now, text));
}

/** Text that fits no single key, between the keys of the agent: what they hold is lifted and not in it. */
export function write(keyboard: AgentKeyboard, text: string): KeyPlan {
  const lifted = keyboard.pressed.filter(isModifier).toReversed().map(up);
  // They are still held over there, and go down again with the next key that needs them.
  const held = new Map(
    [...keyboard.held].map(([code, here]) => [code, here !== null && isModifier(here) ? null : here]),
  );
  const pressed = keyboard.pressed.filter((code) => !isModifier(code));
  return { keyboard: { ...keyboard, pressed, held }, steps: [...lifted, { kind: 'write', text }] };
}

/** Lets go of everything, the last one first (I3). What is then still held over there counts for nothing. */
export function releaseKeyboard(keyboard: AgentKeyboard): KeyPlan {
  const steps = keyboard.pressed.toReversed().map(up);
  return { keyboard: { ...keyboardAtRest, mode: keyboard.mode }, steps };
}

function letGoOf(keyboard: AgentKeyboard, code: KeyCode): KeyPlan {
  const here = keyboard.held.get(code);
  if (here === undefined) return { keyboard, steps: [] };
  if (here === null && code === 'AltLeft' && keyboard.latest === 'AltLeft')
    return then(press(keyboard, code, code), (now) => letGoOf({ ...now, latest: null }, code));
  const held = new Map(keyboard.held);
  held.delete(code);
  const left = { ...keyboard, held };
  // Two keys over there may be one here; it goes up with the last of them.
  if (here === null || [...held.values()].includes(here)) return { keyboard: left, steps: [] };
  const pressed = keyboard.pressed.filter((one) => one !== here);
  return { keyboard: { ...left, pressed }, steps: [up(here)] };
}

/** Presses `here` for the agent's `code`, after the modifiers it needs that are not down yet. */
function press(
  keyboard: AgentKeyboard,
  code: KeyCode,
  here: KeyCode,
  modifiers: readonly ModifierCode[] = [],
): KeyPlan {
  const missing = modifiers.filter((modifier) => keyboard.held.get(modifier) === null);
  const isDownAlready = keyboard.pressed.includes(here);
  const pressed = [...keyboard.pressed.filter((one) => one !== here), ...missing, here];
  if (isNeverForwarded(new Set(pressed))) return hold(keyboard, code, null);
  const held = new Map(keyboard.held).set(code, here);
  for (const modifier of missing) held.set(modifier, modifier);
  const again = isDownAlready ? [up(here)] : [];
  return { keyboard: { ...keyboard, pressed, held }, steps: [...again, ...missing.map(down), down(here)] };
}

/** One plan after another. */
function then(plan: KeyPlan, next: (keyboard: AgentKeyboard) => KeyPlan): KeyPlan {
  const after = next(plan.keyboard);
  return { keyboard: after.keyboard, steps: [...plan.steps, ...after.steps] };
}

function down(code: KeyCode): KeyStep {
  return { kind: 'key', code, isDown: true };
}

function up(code: KeyCode): KeyStep {
  return { kind: 'key', code, isDown: false };
}

function hold(keyboard: AgentKeyboard, code: KeyCode, here: KeyCode | null): KeyPlan {
  return { keyboard: { ...keyboard, held: new Map(keyboard.held).set(code, here) }, steps: [] };
}

function heldModifiers(keyboard: AgentKeyboard): readonly ModifierCode[] {
  return [...keyboard.held.keys()].filter(isModifier);
}

function holdsAny(keyboard: AgentKeyboard, codes: readonly KeyCode[]): boolean {
  return codes.some((code) => keyboard.held.has(code));
}

/**
 * With Ctrl or Meta it is an order and no letter; so it is with the left Alt, unless that made another letter of it, as the
 * Option key of a Mac does.
 */
function isShortcut(keyboard: AgentKeyboard, text: string): boolean {
  if (holdsAny(keyboard, ['ControlLeft', 'ControlRight', 'MetaLeft', 'MetaRight'])) return true;
  return holdsAny(keyboard, ['AltLeft']) && isAscii(text);
}

function isAscii(text: string): boolean {
  return text.length === 1 && text.codePointAt(0)! < 0x80;
}
