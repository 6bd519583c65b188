import { useEffect, useMemo, useRef, useState } from 'react';
import { holdOrder } from './held-order.ts';
import type { QueueRow } from './incident-order.ts';

/** So long after the pointer last moved over the list nothing in it changes its place. */
const HOLD_MS = 4_000;

interface HeldRows {
  readonly rows: readonly QueueRow[];
  /** For the element that holds the list. */
  readonly holdHandlers: { readonly onPointerMove: () => void; readonly onPointerLeave: () => void };
}

/** Keeps rows in their places while the pointer is about to hit one. */
export function useHeldRows(wanted: readonly QueueRow[]): HeldRows {
  const [isHeld, setIsHeld] = useState(false);
  const [shown, setShown] = useState(wanted);
  const letGo = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(letGo.current), []);

  const rows = useMemo(() => (isHeld ? holdRows(shown, wanted) : wanted), [isHeld, shown, wanted]);
  // Kept while rendering and not in an effect, so that no frame shows the new order.
  if (!isHeld && shown !== wanted) setShown(wanted);

  return {
    rows,
    holdHandlers: {
      onPointerMove: () => {
        setIsHeld(true);
        clearTimeout(letGo.current);
        letGo.current = setTimeout(() => setIsHeld(false), HOLD_MS);
      },
      onPointerLeave: () => {
        clearTimeout(letGo.current);
        setIsHeld(false);
      },
    },
  };
}

function holdRows(shown: readonly QueueRow[], wanted: readonly QueueRow[]): readonly QueueRow[] {
  if (shown === wanted) return wanted;
  const left = new Map(shown.map((row) => [row.id, row]));
  return holdOrder([...left.keys()], wanted, (id) => left.get(id));
}
