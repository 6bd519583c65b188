import { useCallbackRef } from '@mantine/hooks';
import { useEffect } from 'react';

/** More is read before the last row is in sight. */
const ROWS_BEFORE = 60;

/** Calls `onNearEnd` when the end of a list comes near, and again when it has grown and comes near once more. */
export function useNearEnd(
  items: readonly { readonly index: number }[],
  count: number,
  onNearEnd: (() => void) | undefined,
): void {
  const lastSeen = items.at(-1)?.index ?? 0;
  // How long the list was when its end came near: a longer one is another end.
  const endAt = count > 0 && lastSeen + ROWS_BEFORE >= count ? count : 0;
  const tell = useCallbackRef(onNearEnd);
  useEffect(() => {
    if (endAt > 0) tell();
  }, [endAt, tell]);
}
