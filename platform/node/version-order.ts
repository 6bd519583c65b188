/**
 * Below zero when `a` is older than `b`, zero when they are the same, above zero when `a` is newer.
 * Both have three numbers, as `releaseVersion` demands; what follows a hyphen in a version under work counts as nothing.
 */
export function compareVersions(a: string, b: string): number {
  const [left, right] = [numbersOf(a), numbersOf(b)];
  const different = left.findIndex((number, place) => number !== right[place]);
  return different === -1 ? 0 : left[different]! - right[different]!;
}

function numbersOf(version: string): readonly number[] {
  const [, ...numbers] = /^(\d+)\.(\d+)\.(\d+)(?:-.*)?$/.exec(version) ?? [];
  if (numbers.length === 0) throw new RangeError(`Not a version: ${version}`);
  return numbers.map(Number);
}
