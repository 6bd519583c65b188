import { Fault } from '#contracts/fault.ts';
import type { RawBuilder, SchemaModule } from 'kysely';
import type { EngineName, Store, StoreTransaction } from './store.ts';

/** One step of the store's tables from one release to the next. It may not use today's table types or code. */
export interface StoreMigration {
  readonly version: number;
  readonly name: string;
  up(ports: MigrationPorts): Promise<void>;
}

export interface MigrationPorts {
  readonly schema: SchemaModule;
  /** Runs a statement that the schema builder has no words for. */
  readonly run: (statement: RawBuilder<unknown>) => Promise<unknown>;
  readonly engine: EngineName;
}

/**
 * Brings the store to this release: all missing migrations in one transaction, while no other hub process does the same.
 * A store that a newer release has written is refused and left untouched.
 */
export async function migrateStore(
  store: Pick<Store, 'engine' | 'transaction'>,
  migrations: readonly StoreMigration[],
  lockMigrations: (tx: StoreTransaction) => Promise<void>,
): Promise<void> {
  await store.transaction(async (tx) => {
    await lockMigrations(tx);
    const applied = await readApplied(tx);
    refuseNewer(applied, migrations);
    for (const migration of migrations) {
      if (applied.includes(migration.version)) continue;
      await migration.up({ schema: tx.schema, run: (statement) => statement.execute(tx), engine: store.engine });
      const { version, name } = migration;
      await tx.insertInto('migration').values({ version, name, applied_at_ms: Date.now() }).execute();
    }
  });
}

async function readApplied(tx: StoreTransaction): Promise<readonly number[]> {
  await tx.schema
    .createTable('migration')
    .ifNotExists()
    .addColumn('version', 'integer', (column) => column.primaryKey())
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('applied_at_ms', 'bigint', (column) => column.notNull())
    .execute();
  const rows = await tx.selectFrom('migration').select('version').execute();
  return rows.map(({ version }) => version);
}

function refuseNewer(applied: readonly number[], migrations: readonly StoreMigration[]): void {
  const newest = Math.max(0, ...migrations.map(({ version }) => version));
  const found = Math.max(0, ...applied);
  if (found <= newest) return;
  throw new Fault('store.newer', 'This database was written by a newer release of Deskbell; start that release.', {
    details: { found, newest },
  });
}
