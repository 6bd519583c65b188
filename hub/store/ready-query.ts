import type { CompiledQuery } from 'kysely';
import type { StoreReader } from './store.ts';

/** Stands in a query for a value that is told when it is asked. */
class Blank {
  readonly place: number;

  constructor(place: number) {
    this.place = place;
  }
}

/**
 * A query that is put into words once, for what every request asks: finding the words takes longer than finding the rows.
 *
 * @param build The query with its values left open. It is called once, so it may not look at them.
 */
export function readyQuery<Given extends readonly (string | number)[], Row>(
  database: StoreReader,
  build: (...given: Given) => { compile(): CompiledQuery<Row> },
): (...given: Given) => Promise<readonly Row[]> {
  // The builder only hands them on, to the place where the value belongs.
  const blanks = Array.from({ length: build.length }, (_, place) => new Blank(place)) as readonly unknown[] as Given;
  const words = build(...blanks).compile();
  return async (...given) => {
    const parameters = words.parameters.map((value) => (value instanceof Blank ? given[value.place] : value));
    const { rows } = await database.executeQuery<Row>({ ...words, parameters });
    return rows;
  };
}
