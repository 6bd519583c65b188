import type { CommandContext } from '../kernel/command.ts';
import type { Result } from '../kernel/result.ts';
import { ok, refuse } from '../kernel/result.ts';
import type { Incident } from './incident.record.ts';
import type { BookTimeInput } from './time-entry.ts';

/** Somebody's time on a ticket (W12), also after its end. The line is the entry: the ticket itself stays as it was. */
export function bookTime(
  incident: Incident,
  { fromMs }: BookTimeInput,
  { nowMs }: CommandContext,
): Result<Incident, { readonly code: 'incident.time-ahead' }> {
  return fromMs > nowMs ? refuse({ code: 'incident.time-ahead' }) : ok(incident);
}

/** What was booked was otherwise; both stay to be read. Whether it is theirs to correct, the hub knows: it has every line. */
export function correctTime(incident: Incident): Result<Incident> {
  return ok(incident);
}
