import type { KeyCode } from './key-codes.ts';

/** A key as a browser tells it. */
export interface SeenKey {
  readonly code: KeyCode;
  readonly isDown: boolean;
  /** `KeyboardEvent.timeStamp`, in milliseconds. */
  readonly atMs: number;
}

/** Within so long after it, AltGr says that the Ctrl before it was none. Windows sends both in the same moment. */
export const GHOST_WAITS_MS = 30;

/** A left Ctrl that went down and may turn out to be none, and whether AltGr has shown one to be a ghost. */
export interface GhostWatch<Key extends SeenKey> {
  readonly held: Key | null;
  readonly isGhostDown: boolean;
}

export interface GhostStep<Key extends SeenKey> {
  readonly watch: GhostWatch<Key>;
  /** What is real, in order. */
  readonly real: readonly Key[];
}

export const noGhost = { held: null, isGhostDown: false } as const;

/**
 * Windows makes AltGr of a left Ctrl and a right Alt; to a browser both seem to be pressed. That Ctrl is dropped (I4), else
 * `@` on a German keyboard arrives as Ctrl+Alt+Q. So a left Ctrl waits until the next key shows what it is, or for
 * `GHOST_WAITS_MS`; see `ghostWaited`.
 */
export function seeKey<Key extends SeenKey>(watch: GhostWatch<Key>, key: Key): GhostStep<Key> {
  const { held } = watch;
  if (key.code === 'AltRight' && key.isDown && held !== null && key.atMs - held.atMs <= GHOST_WAITS_MS)
    return { watch: { held: null, isGhostDown: true }, real: [key] };
  const before = held === null ? [] : [held];
  if (key.code !== 'ControlLeft') return { watch: { ...watch, held: null }, real: [...before, key] };
  if (key.isDown) return { watch: { held: key, isGhostDown: false }, real: before };
  // What never went down cannot come up.
  return watch.isGhostDown
    ? { watch: noGhost, real: before }
    : { watch: { ...watch, held: null }, real: [...before, key] };
}

/** Nothing came: the left Ctrl that was waiting is a real one. */
export function ghostWaited<Key extends SeenKey>(watch: GhostWatch<Key>): GhostStep<Key> {
  return { watch: { ...watch, held: null }, real: watch.held === null ? [] : [watch.held] };
}
