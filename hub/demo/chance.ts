/** Seeded chance: the same seed tells the same story, on every machine. */
export interface Chance {
  /** At least `from`, below `to`. */
  readonly between: (from: number, to: number) => number;
  readonly wholeBetween: (from: number, to: number) => number;
  readonly happens: (probability: number) => boolean;
  readonly pick: <Item>(items: readonly Item[]) => Item;
  readonly bytes: (count: number) => Uint8Array<ArrayBuffer>;
}

/** Mulberry32 (Tommy Ettinger, public domain): small, fast, good enough to choose names with. */
export function seededChance(seed: number): Chance {
  let state = seed >>> 0;
  function next(): number {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  }
  const between = (from: number, to: number) => from + next() * (to - from);
  const wholeBetween = (from: number, to: number) => Math.floor(between(from, to));
  return {
    between,
    wholeBetween,
    happens: (probability) => next() < probability,
    pick: (items) => {
      const picked = items[wholeBetween(0, items.length)];
      if (picked === undefined) throw new RangeError('There is nothing to pick from.');
      return picked;
    },
    bytes: (count) => Uint8Array.from({ length: count }, () => wholeBetween(0, 256)),
  };
}
