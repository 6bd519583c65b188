import type { GhostWatch } from '#domain/remote-control/altgr-ghost.rules.ts';
import { GHOST_WAITS_MS, ghostWaited, noGhost, seeKey } from '#domain/remote-control/altgr-ghost.rules.ts';
import type { ModifierCode } from '#domain/remote-control/key-codes.ts';
import { isModifier } from '#domain/remote-control/key-codes.ts';
import type { ReadKey } from './key-event.ts';

export interface HeldKeysPorts {
  readonly send: (key: ReadKey) => void;
  /** Windows tells of a Ctrl with every AltGr. */
  readonly hasGhostCtrl: boolean;
  /** @returns what calls it off. */
  readonly later: (act: () => void, delayMs: number) => () => void;
}

/** The keys that the agent holds, as the helper has been told. */
export interface HeldKeys {
  /** @param isActive Whether a modifier is on, by the event itself (`getModifierState`). */
  readonly take: (key: ReadKey, isActive: (modifier: ModifierName) => boolean) => void;
  /** The page hears no more of them. */
  readonly forget: () => void;
}

export type ModifierName = 'Shift' | 'Control' | 'Alt' | 'AltGraph' | 'Meta';

/** A browser calls the right Alt one or the other. */
const namesOf: Readonly<Record<ModifierCode, readonly ModifierName[]>> = {
  ShiftLeft: ['Shift'],
  ShiftRight: ['Shift'],
  ControlLeft: ['Control'],
  ControlRight: ['Control'],
  AltLeft: ['Alt'],
  AltRight: ['Alt', 'AltGraph'],
  MetaLeft: ['Meta'],
  MetaRight: ['Meta'],
};

/**
 * Passes on each key once down and once up. A browser loses some that go up, such as those of Alt+Tab: a modifier that an event
 * says is off goes up before it.
 */
export function holdKeys({ send, hasGhostCtrl, later }: HeldKeysPorts): HeldKeys {
  const held = new Map<ReadKey['code'], ReadKey>();
  let ghost: GhostWatch<ReadKey> = noGhost;
  let callOff: (() => void) | null = null;

  function pass(key: ReadKey): void {
    if (key.isDown === held.has(key.code)) return;
    if (key.isDown) held.set(key.code, key);
    else held.delete(key.code);
    send(key);
  }

  function takeReal(key: ReadKey): void {
    if (!hasGhostCtrl) return pass(key);
    callOff?.();
    callOff = null;
    const { watch, real } = seeKey(ghost, key);
    ghost = watch;
    for (const one of real) pass(one);
    if (watch.held !== null) callOff = later(endWaiting, GHOST_WAITS_MS);
  }

  function endWaiting(): void {
    callOff = null;
    const { watch, real } = ghostWaited(ghost);
    ghost = watch;
    for (const one of real) pass(one);
  }

  return {
    take: (key, isActive) => {
      const lost = [...held.values()].filter(
        ({ code }) => code !== key.code && isModifier(code) && !namesOf[code].some(isActive),
      );
      for (const one of lost) pass({ ...one, isDown: false, text: null, atMs: key.atMs });
      takeReal(key);
    },
    forget: () => {
      callOff?.();
      callOff = null;
      ghost = noGhost;
      held.clear();
    },
  };
}
