import { useCallback, useRef, useSyncExternalStore } from 'react';
import { useDeskInside } from './desk-context.ts';
import type { ShownDraft } from './draft-box.ts';

/** Text that was typed and not yet sent: it survives a crash, an empty battery, and the way to another device. */
export interface Draft extends ShownDraft {
  readonly write: (text: string) => void;
  readonly clear: () => void;
  /** Where another device has another text: this one instead of both. */
  readonly choose: (text: string) => void;
}

/** The draft for one purpose, such as `reply:incident:019a…`. */
export function useDraft(purpose: string): Draft {
  const { drafts } = useDeskInside();
  const shown = useSyncExternalStore(drafts.subscribe, () => drafts.read(purpose));
  const write = useCallback((text: string) => drafts.write(purpose, text), [drafts, purpose]);
  const clear = useCallback(() => drafts.write(purpose, ''), [drafts, purpose]);
  const choose = useCallback((text: string) => drafts.choose(purpose, text), [drafts, purpose]);
  return { ...shown, write, clear, choose };
}

/**
 * The draft of a form that holds its own state: it shows what was there when it opened, and not what comes in from another
 * device meanwhile. What it writes then is kept beside that.
 */
export function useFormDraft(purpose: string): Draft {
  const { drafts } = useDeskInside();
  const shown = useSyncExternalStore(drafts.subscribe, () => drafts.read(purpose));
  const seen = useRef(drafts.seenOf(purpose));
  const write = useCallback((text: string) => drafts.write(purpose, text, seen.current), [drafts, purpose]);
  const clear = useCallback(() => write(''), [write]);
  const choose = useCallback(
    (text: string) => {
      seen.current = drafts.read(purpose).other?.revision ?? seen.current;
      drafts.write(purpose, text, seen.current);
    },
    [drafts, purpose],
  );
  return { ...shown, write, clear, choose };
}
