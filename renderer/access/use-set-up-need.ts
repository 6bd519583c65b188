import { useEffect, useState } from 'react';
import type { Desk } from '../desk/desk.ts';

export type SetUpNeed = 'asking' | 'needed' | 'done' | 'unreachable';

/** How long the door stays shut for the hub's answer before it is taken to be away. */
const PATIENCE_MS = 1_500;

/** So long after the hub could not be reached it is asked again. */
const AGAIN_AFTER_MS = 3_000;

/** Whether the hub still waits for its first administrator. Asks again while it cannot be reached. */
export function useSetUpNeed(desk: Desk): SetUpNeed {
  const [need, setNeed] = useState<SetUpNeed>('asking');
  useEffect(() => {
    let isGone = false;
    let again: ReturnType<typeof setTimeout> | undefined;
    async function ask(): Promise<void> {
      const answer = await desk.askHub('setup.read', {});
      if (isGone) return;
      if (answer.ok) return setNeed(answer.value.needsAdministrator ? 'needed' : 'done');
      setNeed('unreachable');
      again = setTimeout(() => void ask(), AGAIN_AFTER_MS);
    }
    const patience = setTimeout(() => setNeed((known) => (known === 'asking' ? 'unreachable' : known)), PATIENCE_MS);
    void ask();
    return () => {
      isGone = true;
      clearTimeout(again);
      clearTimeout(patience);
    };
  }, [desk]);
  return need;
}
