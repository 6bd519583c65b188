/**
 * Tables as text (RFC 4180). What people typed cannot become a formula: a cell that a spreadsheet would calculate has an
 * apostrophe before it, and so has one that begins with an apostrophe, which gives each cell back as it was.
 */
const LINE_END = '\r\n';
const calculated = /^[=+\-@\t\r\n'＝＋－＠]/u;

/** At the beginning of a file: spreadsheets take text for UTF-8 by this. */
export const BYTE_ORDER_MARK = '\u{FEFF}';

/** One row, with its end. */
export function csvLine(cells: readonly string[]): string {
  return `${cells.map(cellOf).join(',')}${LINE_END}`;
}

function cellOf(text: string): string {
  const harmless = calculated.test(text) ? `'${text}` : text;
  return /["',\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
