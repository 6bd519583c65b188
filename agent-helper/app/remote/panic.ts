import type { GlobalShortcut } from 'electron';

/** As Electron and people write it; the same as `panicChord` of `#domain/remote-control/never-forwarded.rules.ts`. */
export const PANIC_ACCELERATOR = 'Control+Alt+Escape';

/** The keys that end everything, for as long as a session is live (C9). */
export interface PanicKeys {
  readonly hold: (areHeld: boolean) => void;
  /** False where the system gives them to nobody, or somebody else has them. */
  readonly areHeld: () => boolean;
}

export function createPanicKeys(
  shortcuts: Pick<GlobalShortcut, 'register' | 'unregister'>,
  onPanic: () => void,
): PanicKeys {
  let areHeld = false;
  return {
    hold: (areWanted) => {
      if (areHeld) shortcuts.unregister(PANIC_ACCELERATOR);
      areHeld = areWanted && shortcuts.register(PANIC_ACCELERATOR, onPanic);
    },
    areHeld: () => areHeld,
  };
}
