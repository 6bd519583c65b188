export interface LineChange {
  readonly kind: 'same' | 'added' | 'removed';
  readonly text: string;
}

/** Beyond this many lines a comparison would hold up the page; then the old text is removed and the new one added. */
const MOST_COMPARED = 2_000;

/**
 * What has to be done to `before`, line by line, to make it `after`: the fewest lines removed and added, by the longest
 * common subsequence (Wagner and Fischer, JACM 21:1, 1974).
 */
export function lineDifference(before: string, after: string): readonly LineChange[] {
  const [older, newer] = [before.split('\n'), after.split('\n')];
  if (Math.max(older.length, newer.length) > MOST_COMPARED) return [...all('removed', older), ...all('added', newer)];
  const lengths = commonLengths(older, newer);
  const changes: LineChange[] = [];
  let [i, j] = [0, 0];
  while (i < older.length && j < newer.length) {
    if (older[i] === newer[j]) {
      changes.push({ kind: 'same', text: older[i]! });
      [i, j] = [i + 1, j + 1];
    } else if (lengths[i + 1]![j]! >= lengths[i]![j + 1]!) {
      changes.push({ kind: 'removed', text: older[i]! });
      i += 1;
    } else {
      changes.push({ kind: 'added', text: newer[j]! });
      j += 1;
    }
  }
  return [...changes, ...all('removed', older.slice(i)), ...all('added', newer.slice(j))];
}

function all(kind: LineChange['kind'], lines: readonly string[]): readonly LineChange[] {
  return lines.map((text) => ({ kind, text }));
}

/** At `[i][j]`: how many lines `older` from `i` on and `newer` from `j` on have in common, in order. */
function commonLengths(older: readonly string[], newer: readonly string[]): readonly Uint16Array[] {
  const lengths = Array.from({ length: older.length + 1 }, () => new Uint16Array(newer.length + 1));
  for (let i = older.length - 1; i >= 0; i -= 1) {
    for (let j = newer.length - 1; j >= 0; j -= 1) {
      lengths[i]![j] =
        older[i] === newer[j] ? lengths[i + 1]![j + 1]! + 1 : Math.max(lengths[i + 1]![j]!, lengths[i]![j + 1]!);
    }
  }
  return lengths;
}
