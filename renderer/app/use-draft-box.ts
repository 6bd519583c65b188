import { useEffect, useMemo } from 'react';
import type { Desk } from '../desk/desk.ts';
import type { DraftBox } from './draft-box.ts';
import { createDraftBox } from './draft-box.ts';
import { later } from './later.ts';

/** The drafts of whoever is signed in, for as long as they are. */
export function useDraftBox(desk: Desk, agent: string): DraftBox {
  const box = useMemo(
    () =>
      createDraftBox({
        drafts$: desk.drafts$,
        write: (key, text, seen) => desk.writeDraft(key, text, seen),
        kept: {
          getItem: (name) => localStorage.getItem(name),
          setItem: (name, text) => localStorage.setItem(name, text),
          removeItem: (name) => localStorage.removeItem(name),
          keys: () => Object.keys(localStorage),
        },
        agent,
        nowMs: desk.nowMs,
        later,
      }),
    [desk, agent],
  );
  useEffect(() => {
    const leaveWhenHidden = () => document.visibilityState === 'hidden' && box.leave();
    addEventListener('pagehide', box.leave);
    document.addEventListener('visibilitychange', leaveWhenHidden);
    return () => {
      removeEventListener('pagehide', box.leave);
      document.removeEventListener('visibilitychange', leaveWhenHidden);
      box.leave();
    };
  }, [box]);
  return box;
}
