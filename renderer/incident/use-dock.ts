import { useMemo, useState } from 'react';
import type { FormAct } from './incident-acts.ts';

export type ComposerMode = 'reply' | 'note';
export type DockMode = ComposerMode | FormAct;

/** What stands at the foot of the ticket: the composer, or the form of one act. */
export interface Dock {
  readonly mode: DockMode;
  /** What the composer goes back to when a form is left. */
  readonly composer: ComposerMode;
  /** Rises whenever somebody asked for it: then it takes the focus. 0 when nobody did. */
  readonly asked: number;
  readonly choose: (mode: DockMode) => void;
  /** From this form back to the composer, without taking the focus; nothing when another has been chosen since. */
  readonly leave: (from: FormAct) => void;
}

function isComposerMode(mode: DockMode): mode is ComposerMode {
  return mode === 'reply' || mode === 'note';
}

export function useDock(): Dock {
  const [state, setState] = useState<Pick<Dock, 'mode' | 'composer' | 'asked'>>({
    mode: 'reply',
    composer: 'reply',
    asked: 0,
  });
  return useMemo(
    () => ({
      ...state,
      choose: (mode) =>
        setState((before) => ({
          mode,
          composer: isComposerMode(mode) ? mode : before.composer,
          asked: before.asked + 1,
        })),
      leave: (from) =>
        setState((before) => (before.mode === from ? { ...before, mode: before.composer, asked: 0 } : before)),
    }),
    [state],
  );
}
