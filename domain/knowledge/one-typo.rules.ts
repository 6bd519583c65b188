/** Below this, one letter makes too many other words. */
const SHORTEST = 5;

/**
 * Whether two words differ by one slip of a finger: a letter too many, too few, wrong, or two that changed places
 * (Damerau, CACM 7:3, 1964). Only for words of five letters and more (SRCH-2).
 */
export function isOneTypoApart(one: string, other: string): boolean {
  const [shorter, longer] = one.length <= other.length ? [one, other] : [other, one];
  if (shorter.length < SHORTEST || longer.length - shorter.length > 1) return false;
  const same = sharedBeginning(shorter, longer);
  const [left, right] = [shorter.slice(same), longer.slice(same)];
  if (longer.length > shorter.length) return left === right.slice(1);
  if (left.slice(1) === right.slice(1)) return true;
  return left[0] === right[1] && left[1] === right[0] && left.slice(2) === right.slice(2);
}

function sharedBeginning(shorter: string, longer: string): number {
  let length = 0;
  while (length < shorter.length && shorter[length] === longer[length]) length += 1;
  return length;
}
