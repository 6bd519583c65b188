/**
 * Whether JSON gives the value back as it was: nothing but plain objects, dense arrays, text, finite numbers, booleans
 * and null, and no object twice. Most messages are like that, and are then many times faster than the table.
 */
export function isPlainJson(value: unknown, seen: Set<object> = new Set()): boolean {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return true;
  if (typeof value === 'number') return Number.isFinite(value) && !Object.is(value, -0);
  if (typeof value !== 'object') return false;
  if (seen.has(value)) return false;
  seen.add(value);
  if (Array.isArray(value)) return isDense(value) && value.every((item) => isPlainJson(item, seen));
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype || Symbol.toStringTag in value) return false;
  return Object.values(value).every((item) => isPlainJson(item, seen));
}

/** No holes, and no properties beside the items. */
function isDense(items: readonly unknown[]): boolean {
  return Object.keys(items).length === items.length && !items.includes(undefined);
}
