import type { KeyboardMode } from '#domain/remote-control/input.rules.ts';
import { useMemo, useState } from 'react';

/** Where the agent's keys go, and how they are taken there. */
export interface Keyboard {
  readonly mode: KeyboardMode;
  readonly onMode: (mode: KeyboardMode) => void;
  /** Whether keys that are pressed go to the other computer (I6). */
  readonly doKeysGo: boolean;
  readonly onKeysGo: (doThey: boolean) => void;
}

export function useKeyboard(): Keyboard {
  const [mode, onMode] = useState<KeyboardMode>('auto');
  const [doKeysGo, onKeysGo] = useState(false);
  return useMemo(() => ({ mode, onMode, doKeysGo, onKeysGo }), [mode, doKeysGo]);
}
