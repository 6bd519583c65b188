import type { Binding } from './x-server.ts';
import type { KeySymbols } from './key-symbols.ts';
import { symbolOfText } from './key-text.ts';

/** A keycode without a meaning of its own, that has been given a character for a while. */
interface BoundKey {
  readonly character: string;
  readonly usedAtMs: number;
}

/** What has to be bound before these characters can be typed. */
export interface SpareBinding {
  readonly bindings: readonly Binding[];
  /** A program that is slow to read its keys looks up what one means only then: so long none of these may change. */
  readonly notBeforeMs: number;
}

/** Keycodes that no key of the keyboard has, for characters that no key of it writes. */
export interface SpareKeys {
  /** How many characters there is room for at once. */
  room(): number;
  keycodeOf(character: string): number | undefined;
  /** Finds room for characters that are not bound yet: free ones first, then those that were used longest ago. */
  bind(characters: readonly string[], nowMs: number): SpareBinding;
  noteUse(character: string, nowMs: number): void;
  /** Gives all of them back. */
  clear(): readonly Binding[];
  /** Rises with every change: a reading of the keyboard that began before it knows nothing of it. */
  version(): number;
  /** The keyboard was read again: a new layout may have taken keycodes, and bindings with them. */
  refresh(symbols: KeySymbols): void;
}

/** So long a slow program may take to read a key. */
export const SLOW_PROGRAM_MS = 300;

/** @param places Keycodes of keys that a keyboard may have, whatever the layout makes of them: an agent may press these. */
export function createSpareKeys(symbolsAtStart: KeySymbols, places: ReadonlySet<number>): SpareKeys {
  const spareIn = (symbols: KeySymbols) => meaninglessKeycodes(symbols).filter((keycode) => !places.has(keycode));
  let keycodes = spareIn(symbolsAtStart);
  let version = 0;
  const bound = new Map<number, BoundKey>();
  const keycodeOf = (character: string) => [...bound].find(([, one]) => one.character === character)?.[0];
  const usedAtMs = (keycode: number) => bound.get(keycode)?.usedAtMs ?? -Infinity;

  return {
    room: () => keycodes.length,
    keycodeOf,
    bind: (characters, nowMs) => {
      version += 1;
      const kept = new Set(characters.map(keycodeOf));
      const missing = [...new Set(characters)].filter((character) => keycodeOf(character) === undefined);
      const free = keycodes.filter((keycode) => !kept.has(keycode));
      const taken = free.toSorted((one, other) => compare(usedAtMs(one), usedAtMs(other))).slice(0, missing.length);
      const lastUseMs = Math.max(-Infinity, ...taken.map(usedAtMs));
      const bindings = taken.map((keycode, at) => {
        bound.set(keycode, { character: missing[at]!, usedAtMs: nowMs });
        const symbol = symbolOfText(missing[at]!);
        // Twice, or X makes a pair of small and capital letter of it.
        return { keycode, symbols: [symbol, symbol] };
      });
      return { bindings, notBeforeMs: lastUseMs + SLOW_PROGRAM_MS };
    },
    noteUse: (character, nowMs) => {
      const keycode = keycodeOf(character);
      if (keycode !== undefined) bound.set(keycode, { character, usedAtMs: nowMs });
    },
    clear: () => {
      const given = [...bound.keys()];
      bound.clear();
      version += 1;
      return given.map((keycode) => ({ keycode, symbols: [0] }));
    },
    version: () => version,
    refresh: (symbols) => {
      const isStill = ([keycode, { character }]: [number, BoundKey]) =>
        symbols.get(keycode)?.[0]?.[0] === symbolOfText(character);
      for (const one of bound) if (!isStill(one)) bound.delete(one[0]);
      keycodes = [...spareIn(symbols), ...bound.keys()];
    },
  };
}

/** Keycodes to which the layout gives no meaning. The first few are left alone: some programs take 8 for "no key". */
function meaninglessKeycodes(symbols: KeySymbols): readonly number[] {
  return [...symbols]
    .filter(([keycode, groups]) => keycode > 8 && groups.flat().every((symbol) => symbol === 0))
    .map(([keycode]) => keycode);
}

function compare(one: number, other: number): number {
  return one === other ? 0 : one < other ? -1 : 1;
}
