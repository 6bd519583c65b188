import { isOpen } from '#domain/incident/incident.rules.ts';
import type { IncidentId } from '#domain/kernel/fields.ts';
import { useMemo } from 'react';
import type { QueueRow } from './incident-order.ts';

/** So many rows are read at a time: scrolling asks anew only when it leaves them. */
const ROWS_AT_A_TIME = 50;

/** The open incidents in sight and around it. */
export function useOpenAround(
  rows: readonly QueueRow[],
  items: readonly { readonly index: number }[],
): readonly IncidentId[] {
  const first = Math.floor((items[0]?.index ?? 0) / ROWS_AT_A_TIME) * ROWS_AT_A_TIME;
  const end = Math.ceil(((items.at(-1)?.index ?? 0) + 1) / ROWS_AT_A_TIME) * ROWS_AT_A_TIME;
  return useMemo(
    () =>
      rows
        .slice(first, end)
        .flatMap((row) => (row.kind === 'incident' && isOpen(row.incident) ? [row.incident.id] : [])),
    [rows, first, end],
  );
}
