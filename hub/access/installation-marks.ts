import type { InstallationMark } from '#contracts/api/api-request.ts';
import type { Store } from '../store/store.ts';

export interface ShownMark {
  /** What the installation took on last time; `null` before its first. */
  readonly seen: InstallationMark | null;
  /** What it takes on when this one is right. Asked again, the same is shown. */
  readonly next: InstallationMark;
}

/**
 * Whether an installation is the one that was here last, and not an older copy of it or its twin: each time it shows the
 * mark it took on the time before, and takes on another. False when somebody with its name has been here since.
 *
 * Counts rise, so that a hub that was itself put back from a back-up takes the word of installations that are ahead.
 */
export async function takeMark(store: Store, device: string, { seen, next }: ShownMark): Promise<boolean> {
  return await store.transaction(async (tx) => {
    const known = await tx
      .selectFrom('installation_mark')
      .select(['count', 'mark'])
      .where('device', '=', device)
      .executeTakeFirst();
    // The answer to this was lost.
    if (known?.mark === next.mark) return true;
    const shownCount = seen?.count ?? 0;
    const isLast = known === undefined || known.mark === seen?.mark || known.count < shownCount;
    if (!isLast) return false;
    await tx
      .insertInto('installation_mark')
      .values({ device, ...next })
      .onConflict((conflict) => conflict.column('device').doUpdateSet({ ...next }))
      .execute();
    return true;
  });
}
