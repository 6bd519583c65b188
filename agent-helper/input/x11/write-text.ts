import type { KeyCode } from '#domain/remote-control/key-codes.ts';
import type { KeyMap } from './key-map.ts';
import type { SpareKeys } from './spare-keys.ts';
import type { XServer } from './x-server.ts';

export interface WriterPorts {
  readonly server: Pick<XServer, 'fakeKey' | 'bind' | 'lockCaps' | 'settle' | 'catchUp'>;
  readonly keyMap: () => KeyMap;
  readonly isCapsLocked: () => boolean;
  readonly spares: SpareKeys;
  readonly nowMs: () => number;
  readonly sleep: (delayMs: number, signal: AbortSignal) => Promise<void>;
}

/**
 * Programs read the new meaning of a key a moment after they were told of it; before that they would write the old one. Where
 * they do not say how far they are, time has to do. Measured with Chromium on a machine with time to spare: 10 of 12 letters
 * right at 0 ms, 36 of 36 at 20 ms; behind by seconds it is wrong at any, and right by its answer.
 */
const CALM_MS = 20;
const SLICE_MS = 5;
/** A slice that came so much later says that the machine is behind, and the program with it. */
const LATE_MS = 3;
const LONGEST_WAIT_MS = 120;
/** A program that has not answered by then is asked no longer. */
const PATIENCE_MS = 1_000;

const namedKeys: Readonly<Record<string, KeyCode>> = { '\n': 'Enter', '\t': 'Tab' };

/**
 * Writes text as keys: with the key that has the character where there is one, else with a spare keycode that is given it. Slow
 * where many such characters meet in one text; long texts go better by the clipboard.
 */
export function createTextWriter(ports: WriterPorts): (text: string, signal: AbortSignal) => Promise<void> {
  const { server, nowMs, sleep } = ports;

  async function write(text: string, signal: AbortSignal): Promise<void> {
    const characters = Array.from(text);
    const wasLocked = ports.isCapsLocked();
    if (wasLocked) server.lockCaps(false);
    for (let at = 0; at < characters.length && !signal.aborted;) {
      const batch = nextBatch(characters.slice(at));
      await makeRoom(batch, signal);
      if (signal.aborted) break;
      for (const character of batch) tap(character);
      at += batch.length;
      await server.settle();
    }
    if (wasLocked) server.lockCaps(true);
  }

  /** As many as can be typed with what can be bound at the same time. */
  function nextBatch(characters: readonly string[]): readonly string[] {
    const odd = new Set<string>();
    const end = characters.findIndex((character) => {
      if (!hasKey(character)) odd.add(character);
      return odd.size > ports.spares.room();
    });
    return end === -1 ? characters : characters.slice(0, end);
  }

  async function makeRoom(batch: readonly string[], signal: AbortSignal): Promise<void> {
    const odd = batch.filter((character) => !hasKey(character));
    const { bindings, notBeforeMs } = ports.spares.bind(odd, nowMs());
    if (bindings.length === 0) return;
    // Where a keycode changes its character, what was typed with it before has to have been read.
    const isReused = notBeforeMs > -Infinity;
    if (isReused && !(await server.catchUp(PATIENCE_MS)) && notBeforeMs > nowMs())
      await sleep(notBeforeMs - nowMs(), signal);
    server.bind(bindings);
    await server.settle();
    if (!(await server.catchUp(PATIENCE_MS))) await waitForCalm(signal);
  }

  /** Waits until for 20 ms on end this machine was not behind: then a program that was told something has read it. */
  async function waitForCalm(signal: AbortSignal): Promise<void> {
    const untilMs = nowMs() + LONGEST_WAIT_MS;
    for (let calmMs = 0; calmMs < CALM_MS && nowMs() < untilMs && !signal.aborted;) {
      const fromMs = nowMs();
      await sleep(SLICE_MS, signal);
      calmMs = nowMs() - fromMs - SLICE_MS > LATE_MS ? 0 : calmMs + SLICE_MS;
    }
  }

  function hasKey(character: string): boolean {
    return character in namedKeys || ports.keyMap().keyOfTextUnlocked(character) !== null;
  }

  function tap(character: string): void {
    const keycodes = keycodesFor(character, ports.keyMap(), ports.spares);
    for (const keycode of keycodes) server.fakeKey(keycode, true);
    for (const keycode of keycodes.toReversed()) server.fakeKey(keycode, false);
    ports.spares.noteUse(character, nowMs());
  }

  return write;
}

/** What has to be down for it, the key itself last; none where there is no way to write it. */
function keycodesFor(character: string, map: KeyMap, spares: SpareKeys): readonly number[] {
  const named = namedKeys[character];
  const key =
    named === undefined ? map.keyOfTextUnlocked(character) : { code: named, isShifted: false, isAltGr: false };
  if (key === null) return [spares.keycodeOf(character) ?? null].filter((keycode) => keycode !== null);
  const codes: readonly KeyCode[] = [
    ...(key.isShifted ? (['ShiftLeft'] as const) : []),
    ...(key.isAltGr ? (['AltRight'] as const) : []),
    key.code,
  ];
  return codes.map((code) => map.keycodeOf(code)).filter((keycode) => keycode !== null);
}
