import { personId } from '#domain/kernel/fields.ts';
import { createSessions } from '../../hub/access/sessions.ts';
import { openStore } from '../../hub/store/open-store.ts';
import type { StoreOptions } from '../../hub/store/open-store.ts';
import { newInstallation } from '../support/hub-session.ts';

export interface BenchSession {
  readonly token: string;
  readonly device: ReturnType<typeof newInstallation>;
}

/** Sessions of one person on so many consoles, put into a store that no hub runs on: hashing passwords is not measured. */
export async function openManySessions(
  address: StoreOptions,
  person: string,
  count: number,
): Promise<readonly BenchSession[]> {
  const store = await openStore(address);
  try {
    const sessions = createSessions({ store, nowMs: Date.now });
    const opened: BenchSession[] = [];
    await store.transaction(async (tx) => {
      while (opened.length < count) {
        const device = newInstallation();
        const { token } = await sessions.open(personId.parse(person), device, tx);
        opened.push({ token, device });
      }
    });
    return opened;
  } finally {
    await store.close();
  }
}
