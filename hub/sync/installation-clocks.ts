import type { CommandEntry } from '#domain/kernel/command.ts';
import type { EpochMs } from '#domain/kernel/fields.ts';
import { epochMs } from '#domain/kernel/fields.ts';
import { hubTimeOf } from '#domain/kernel/replay.ts';
import type { StoreTransaction } from '../store/store.ts';

/** When things happened on each installation, as far as the hub can believe it (SLA-12). */
export interface InstallationClocks {
  /**
   * When the command was issued: by the installation's clock corrected to the hub's, but never before what is known to
   * have happened there already, and never after the hub received it.
   */
  occurredAtMs(entry: CommandEntry): EpochMs;
  /** The command counts: what its installation does next cannot have happened before. */
  advance(entry: CommandEntry, occurredAtMs: EpochMs): void;
  write(): Promise<void>;
}

export async function readInstallationClocks(
  tx: StoreTransaction,
  entries: readonly CommandEntry[],
  receivedAtMs: EpochMs,
): Promise<InstallationClocks> {
  const devices = [...new Set(entries.map(({ device }) => device))];
  const rows = await tx.selectFrom('installation_clock').selectAll().where('device', 'in', devices).execute();
  const lastMs = new Map(rows.map((row) => [row.device, row.occurred_at_ms]));
  const advanced = new Map<string, EpochMs>();
  return {
    occurredAtMs: (entry) => {
      const notBeforeMs = lastMs.get(entry.device) ?? 0;
      return epochMs.parse(Math.min(receivedAtMs, Math.max(notBeforeMs, hubTimeOf(entry))));
    },
    advance: (entry, occurredAtMs) => {
      lastMs.set(entry.device, occurredAtMs);
      advanced.set(entry.device, occurredAtMs);
    },
    write: () => writeClocks(tx, advanced),
  };
}

async function writeClocks(tx: StoreTransaction, clocks: ReadonlyMap<string, EpochMs>): Promise<void> {
  if (clocks.size === 0) return;
  // In one order for everybody, so that two batches that share installations cannot wait for each other.
  const rows = [...clocks].toSorted(([a], [b]) => (a < b ? -1 : 1));
  await tx
    .insertInto('installation_clock')
    .values(rows.map(([device, occurredAtMs]) => ({ device, occurred_at_ms: occurredAtMs })))
    .onConflict((conflict) =>
      conflict
        .column('device')
        .doUpdateSet((row) => ({ occurred_at_ms: row.ref('excluded.occurred_at_ms') }))
        .whereRef('installation_clock.occurred_at_ms', '<', 'excluded.occurred_at_ms'),
    )
    .execute();
}
