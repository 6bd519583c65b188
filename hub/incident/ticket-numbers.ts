import type { TicketNumber } from '#domain/incident/incident.record.ts';
import { readTicketNumber, ticketNumberOf } from '#domain/incident/ticket-number.rules.ts';
import type { CommandEntry } from '#domain/kernel/command.ts';
import { siteRecord } from '#domain/workforce/site.record.ts';
import type { StoreTransaction } from '../store/store.ts';

/** A block of numbers that only one installation may use: `first` to `last`, both included (NUM-1). */
export interface NumberLease {
  readonly siteCode: string;
  readonly first: number;
  readonly last: number;
}

export interface LeaseRequest {
  readonly siteCode: string;
  readonly device: string;
  readonly nowMs: number;
  readonly size?: number;
}

const LEASE_SIZE = 200;

/** Stands for every installation: who had which of these numbers was lost with what followed the backup. */
const GIVEN_BEFORE_RESTORE = 'desk:restored';
/** More than any desk gives out between two backups, and a thousandth of what the numbers of a site are good for. */
const SKIPPED_AT_RESTORE = 500_000;

/**
 * After a restore: leaves room for all numbers that may have been given out since the backup, so that none is given
 * twice. Whoever comes with one of them may use it, once.
 *
 * @param given The last serial at each site, by its code, of the store that the backup has replaced, where it could be
 *   asked: after an earlier restore from the same backup it is further on than that room reaches.
 */
export async function skipGivenNumbers(
  tx: StoreTransaction,
  nowMs: number,
  given: ReadonlyMap<string, number>,
): Promise<void> {
  const series = await tx.selectFrom('number_series').select(['site_code', 'last']).execute();
  const lastOf = new Map(series.map(({ site_code: code, last }) => [code, last]));
  // Of some sites the first numbers may have been given since.
  const sites = await tx.selectFrom('record').select('state').where('name', '=', siteRecord.name).execute();
  const codes = [...lastOf.keys(), ...sites.map(({ state }) => siteRecord.schema.parse(JSON.parse(state)).code)];
  for (const siteCode of [...new Set(codes)].toSorted()) {
    const device = GIVEN_BEFORE_RESTORE;
    const lost = Math.max(0, (given.get(siteCode) ?? 0) - (lastOf.get(siteCode) ?? 0));
    await leaseNumbers(tx, { siteCode, device, nowMs, size: lost + SKIPPED_AT_RESTORE });
  }
}

/** Gives out the next block. It is never given out again, used or not. */
export async function leaseNumbers(tx: StoreTransaction, request: LeaseRequest): Promise<NumberLease> {
  const { siteCode, device, nowMs, size = LEASE_SIZE } = request;
  const last = await extendSeries(tx, siteCode, size);
  const lease = { siteCode, first: last - size + 1, last };
  await tx
    .insertInto('number_lease')
    .values({ site_code: siteCode, first: lease.first, last, device, leased_at_ms: nowMs })
    .execute();
  return lease;
}

/** The next number of a site, for a ticket that came without one. */
export async function takeNumber(tx: StoreTransaction, siteCode: string): Promise<TicketNumber> {
  return ticketNumberOf(siteCode, await extendSeries(tx, siteCode, 1));
}

export async function isLeasedTo(
  tx: StoreTransaction,
  device: CommandEntry['device'],
  number: TicketNumber,
): Promise<boolean> {
  const parts = readTicketNumber(number);
  if (parts === null) return false;
  const lease = await tx
    .selectFrom('number_lease')
    .select('device')
    .where('site_code', '=', parts.siteCode)
    .where('first', '<=', parts.serial)
    .orderBy('first', 'desc')
    .limit(1)
    .where('last', '>=', parts.serial)
    .executeTakeFirst();
  return lease?.device === device || lease?.device === GIVEN_BEFORE_RESTORE;
}

export async function isUsed(tx: StoreTransaction, number: TicketNumber): Promise<boolean> {
  const used = await tx.selectFrom('used_number').select('number').where('number', '=', number).executeTakeFirst();
  return used !== undefined;
}

/** Fails when another ticket has the number, so that two transactions at once cannot both use it. */
export async function markUsed(tx: StoreTransaction, number: TicketNumber, incident: string): Promise<void> {
  await tx.insertInto('used_number').values({ number, incident }).execute();
}

/** Sees to it that a number that came back after a restore is not given out again. */
export async function noteGiven(tx: StoreTransaction, number: TicketNumber): Promise<void> {
  const parts = readTicketNumber(number);
  if (parts === null) return;
  await tx
    .insertInto('number_series')
    .values({ site_code: parts.siteCode, last: parts.serial })
    .onConflict((conflict) =>
      conflict.column('site_code').doUpdateSet({ last: parts.serial }).where('number_series.last', '<', parts.serial),
    )
    .execute();
}

/** Returns the last serial number of the `count` that are now given out. */
async function extendSeries(tx: StoreTransaction, siteCode: string, count: number): Promise<number> {
  const series = await tx
    .insertInto('number_series')
    .values({ site_code: siteCode, last: count })
    .onConflict((conflict) =>
      conflict.column('site_code').doUpdateSet((row) => ({ last: row('number_series.last', '+', count) })),
    )
    .returning('last')
    .executeTakeFirstOrThrow();
  return series.last;
}
