import type { SqliteValue } from './sqlite-driver.ts';

/** A piece of SQL with the values bound in it. Text from outside gets in by `sql` as a value or by `nameOf`, or not at all. */
export interface Sql {
  readonly text: string;
  readonly values: readonly SqliteValue[];
}

/** A template of SQL: pieces are put in as they are, everything else is bound. */
export function sql(texts: TemplateStringsArray, ...holes: readonly (Sql | SqliteValue)[]): Sql {
  let text = texts[0]!;
  const values: SqliteValue[] = [];
  for (const [index, hole] of holes.entries()) {
    if (isSql(hole)) {
      text += hole.text;
      values.push(...hole.values);
    } else {
      text += '?';
      values.push(hole);
    }
    text += texts[index + 1]!;
  }
  return { text, values };
}

/** A table, column or index by its name, whatever characters the name consists of. */
export function nameOf(name: string): Sql {
  if (name.includes('\0')) throw new TypeError('SQLite has no names with NUL in them.');
  return { text: `"${name.replaceAll('"', '""')}"`, values: [] };
}

export function joined(pieces: readonly Sql[], separator: ' AND ' | ' OR ' | ', '): Sql {
  return { text: pieces.map(({ text }) => text).join(separator), values: pieces.flatMap(({ values }) => values) };
}

function isSql(hole: Sql | SqliteValue): hole is Sql {
  return typeof hole === 'object' && hole !== null && 'text' in hole;
}
