import { BYTE_ORDER_MARK, csvLine } from '#contracts/csv.ts';
import type { TicketTimeEntry } from '#domain/incident/time-report.rules.ts';

/** What stands in a row beside the entry itself. */
export interface TimeRowWords {
  readonly agent: string;
  readonly kind: string;
  readonly ticket: string;
  readonly summary: string;
  readonly requester: string;
}

/**
 * Time as a table, a row an entry. @param head One word for each: when it began, minutes, whose, what it was, ticket, what it is
 * about, for whom, note, why it was corrected.
 */
export function timeCsv(
  entries: readonly TicketTimeEntry[],
  head: readonly string[],
  wordsOf: (entry: TicketTimeEntry) => TimeRowWords,
): string {
  const rows = entries.map((entry) => {
    const { agent, kind, ticket, summary, requester } = wordsOf(entry);
    const at = new Date(entry.fromMs).toISOString();
    const said = [entry.note ?? '', entry.correction?.reason ?? ''];
    return csvLine([at, String(entry.minutes), agent, kind, ticket, summary, requester, ...said]);
  });
  return `${BYTE_ORDER_MARK}${csvLine(head)}${rows.join('')}`;
}
