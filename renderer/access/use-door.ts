import { useEffect, useState } from 'react';
import type { Desk } from '../desk/desk.ts';

/** What the hub says at the door. */
export type Door =
  | { readonly kind: 'asking' | 'needed' | 'unreachable' }
  /** `organisation`: whose desk this is. */
  | { readonly kind: 'set-up'; readonly organisation: string };

/** How long the door stays shut for the hub's answer before it is taken to be away. */
const PATIENCE_MS = 1_500;

/** So long after the hub could not be reached it is asked again. */
const AGAIN_AFTER_MS = 3_000;

/** Whether the hub still waits for its first administrator, and whose it is. Asks again while it cannot be reached. */
export function useDoor(desk: Desk): Door {
  const [door, setDoor] = useState<Door>({ kind: 'asking' });
  useEffect(() => {
    let isGone = false;
    let again: ReturnType<typeof setTimeout> | undefined;
    async function ask(): Promise<void> {
      const answer = await desk.askHub('setup.read', {});
      if (isGone) return;
      if (answer.ok) {
        const { needsAdministrator, organisation } = answer.value;
        return setDoor(needsAdministrator ? { kind: 'needed' } : { kind: 'set-up', organisation });
      }
      setDoor({ kind: 'unreachable' });
      again = setTimeout(() => void ask(), AGAIN_AFTER_MS);
    }
    const patience = setTimeout(
      () => setDoor((known) => (known.kind === 'asking' ? { kind: 'unreachable' } : known)),
      PATIENCE_MS,
    );
    void ask();
    return () => {
      isGone = true;
      clearTimeout(again);
      clearTimeout(patience);
    };
  }, [desk]);
  return door;
}
