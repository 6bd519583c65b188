/** Something that stands in a list. */
export interface Standing {
  readonly id: string;
}

/**
 * The list as it may be shown while somebody's pointer rests on it: nothing that is there changes its place, so that
 * nobody clicks what slid under the pointer. What left the list stays where it was, with its latest state if there is
 * one; what is new comes in at the end.
 *
 * @param shown Ids in the order in which they are shown now.
 * @param wanted The list as it should be.
 * @param latest Finds what has left the list, as it is now; `undefined` when it is gone altogether.
 */
export function holdOrder<Row extends Standing>(
  shown: readonly string[],
  wanted: readonly Row[],
  latest: (id: string) => Row | undefined,
): readonly Row[] {
  const wantedById = new Map(wanted.map((row) => [row.id, row]));
  const kept = shown.flatMap((id) => wantedById.get(id) ?? latest(id) ?? []);
  const known = new Set(shown);
  return [...kept, ...wanted.filter(({ id }) => !known.has(id))];
}
