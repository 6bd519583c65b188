import { filter, take } from 'rxjs';
import type { Desk } from './desk.ts';

/**
 * Asks the browser not to clear the desk away when the disk runs short, once somebody works here: a browser that asks
 * people about it asks them when they know why. What it answers changes nothing for us.
 */
export function keepStorage({ status$ }: Pick<Desk, 'status$'>): void {
  if (!('storage' in navigator)) return;
  status$
    .pipe(
      filter(({ session }) => session !== null),
      take(1),
    )
    .subscribe(() => void navigator.storage.persist());
}
