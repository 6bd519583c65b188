import { bookTimeInput, correctTimeInput, TIME_BOOKED_LINE } from '#domain/incident/time-entry.ts';
import type { CommandEntry } from '#domain/kernel/command.ts';
import { journalRecord } from '#domain/kernel/journal.ts';
import type { Principal } from '#domain/kernel/principal.ts';
import type { Result } from '#domain/kernel/result.ts';
import { ok, refuse } from '#domain/kernel/result.ts';
import type { StoreTransaction } from '../store/store.ts';
import { readStoredState } from '../sync/stored-state.ts';

/**
 * Time is corrected by whose it is, or by a lead: `incident.time-of-another`. What is corrected has to be time on this
 * ticket: `incident.time-unknown`. Other commands pass.
 */
export async function guardTime(
  tx: StoreTransaction,
  entry: CommandEntry,
  principal: Principal,
): Promise<Result<null>> {
  if (entry.name !== 'incident.correct-time') return ok(null);
  const { entry: line } = correctTimeInput.parse(entry.input);
  const row = await tx
    .selectFrom('journal')
    .select(['id', 'schema_version', 'line'])
    .where('id', '=', line)
    .where('target', '=', entry.target)
    .executeTakeFirst();
  if (row === undefined) return refuse({ code: 'incident.time-unknown' });
  const booked = readStoredState(journalRecord, { id: row.id, schemaVersion: row.schema_version, json: row.line });
  const time = booked.name === TIME_BOOKED_LINE ? bookTimeInput.safeParse(booked.input).data : undefined;
  if (time === undefined) return refuse({ code: 'incident.time-unknown' });
  const isTheirs = principal.kind === 'agent' && (time.agent === principal.id || principal.role !== 'agent');
  return isTheirs ? ok(null) : refuse({ code: 'incident.time-of-another' });
}
