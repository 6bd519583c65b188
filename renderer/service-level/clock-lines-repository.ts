import type { IncidentId } from '#domain/kernel/fields.ts';
import type { JournalLine } from '#domain/kernel/journal.ts';
import type { Observable } from 'rxjs';
import { map } from 'rxjs';
import { rowsOf } from '../app/rows-of.ts';
import type { Desk } from '../desk/desk.ts';

/** The journal lines that the clocks of these incidents follow from; an entry for each, be there lines or not. */
export type ClockLines = ReadonlyMap<string, readonly JournalLine[]>;

/** Only lines that changed a state matter to a clock: the texts of a long conversation stay where they are. */
export function watchClockLines(
  { collections }: Pick<Desk, 'collections'>,
  ids: readonly IncidentId[],
): Observable<ClockLines> {
  const query = {
    selector: { target: { $in: [...ids] }, 'changed.state': { $exists: true } },
    sort: [{ target: 'asc' as const }, { occurredAtMs: 'asc' as const }],
  };
  return collections.journal.find(query).$.pipe(
    map((found) => {
      const byTarget = Map.groupBy(rowsOf<JournalLine>(found), ({ target }) => target);
      return new Map(ids.map((id) => [id, byTarget.get(id) ?? []]));
    }),
  );
}
