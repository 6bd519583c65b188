/** Databases cap how many values one statement may carry: SQLite at 32,766. */
const ROWS_PER_STATEMENT = 1_000;

/** Hands rows on in parts that fit into one statement each; none at all when there are no rows. */
export async function inChunks<Row>(
  rows: readonly Row[],
  write: (chunk: readonly Row[]) => Promise<unknown>,
): Promise<void> {
  for (let from = 0; from < rows.length; from += ROWS_PER_STATEMENT) {
    await write(rows.slice(from, from + ROWS_PER_STATEMENT));
  }
}
