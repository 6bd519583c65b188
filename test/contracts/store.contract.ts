import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { storeMigrations } from '../../hub/store/migrations.ts';
import type { StoreUnderTest } from '../support/fresh-store.ts';

/** What the hub relies on, whichever engine its store runs on. */
export function storeContract({ engine, open, reopen }: StoreUnderTest): void {
  describe(`a store on ${engine}`, () => {
    test('keeps what a transaction wrote, and nothing of one that throws', async () => {
      const { store } = await open();

      await store.transaction((tx) => tx.insertInto('setting').values({ name: 'kept', value: '1' }).execute());
      const failing = store.transaction(async (tx) => {
        await tx.insertInto('setting').values({ name: 'lost', value: '1' }).execute();
        throw new Error('on the way');
      });

      await expect(failing).rejects.toThrow('on the way');
      const settings = await store.database.selectFrom('setting').select('name').execute();
      expect(settings.map(({ name }) => name)).toContain('kept');
      expect(settings.map(({ name }) => name)).not.toContain('lost');
    });

    test('gives places in a row, from 1 on, and tells of them once they are committed', async () => {
      const { store } = await open();
      let changes = 0;
      store.onChanged(() => (changes += 1));

      const first = await store.transaction((tx) => store.takePlaces(tx, 3));
      const changesSeen = changes;
      const second = await store.transaction((tx) => store.takePlaces(tx, 1));

      expect([first, second, changesSeen, changes]).toEqual([1, 4, 1, 2]);
    });

    test('says nothing of a transaction that took places and was undone', async () => {
      const { store } = await open();
      let changes = 0;
      store.onChanged(() => (changes += 1));

      const undone = store.transaction(async (tx) => {
        await store.takePlaces(tx, 1);
        throw new Error('undone');
      });

      await expect(undone).rejects.toThrow('undone');
      expect(changes).toBe(0);
    });

    test('tells no more to a listener that has left', async () => {
      const { store } = await open();
      let changes = 0;
      const leave = store.onChanged(() => (changes += 1));
      leave();

      await store.transaction((tx) => store.takePlaces(tx, 1));

      expect(changes).toBe(0);
    });

    test('reads moments and places beyond 2^31 as numbers', async () => {
      const { store } = await open();
      const clock = { device: 'client:a', occurred_at_ms: 9_999_999_999_999 };

      await store.database.insertInto('installation_clock').values(clock).execute();

      expect(await store.database.selectFrom('installation_clock').selectAll().execute()).toEqual([clock]);
    });

    test('tells its own failures from those of the work that used it', async () => {
      const { store } = await open();

      const broken = await store
        .transaction((tx) => sql`select * from nowhere`.execute(tx))
        .catch((error: unknown) => error);

      expect(store.isStoreFailure(broken)).toBe(true);
      expect(store.isStoreFailure(new Error('of the work'))).toBe(false);
    });

    test('opened again, it finds its data and does nothing twice', async () => {
      const { store, address } = await open();
      await store.database.insertInto('setting').values({ name: 'kept', value: '1' }).execute();
      await store.close();

      const again = await reopen(address);

      expect(await again.database.selectFrom('setting').select('name').execute()).toContainEqual({ name: 'kept' });
      const applied = await again.database.selectFrom('migration').select('version').orderBy('version').execute();
      expect(applied.map(({ version }) => version)).toEqual(storeMigrations.map(({ version }) => version));
    });

    test('of a newer release, it is refused and left as it is', async () => {
      const { store, address } = await open();
      const fromTheFuture = { version: 9_999, name: 'from-the-future', applied_at_ms: 1 };
      await store.database.insertInto('migration').values(fromTheFuture).execute();
      await store.close();

      await expect(reopen(address)).rejects.toMatchObject({
        code: 'store.newer',
        message: 'This database was written by a newer release of Deskbell; start that release.',
      });
    });
  });
}
