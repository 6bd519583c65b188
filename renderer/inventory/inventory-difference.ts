import type { Inventory, InventorySection } from '#domain/inventory/inventory.sections.ts';
import { inventorySections } from '#domain/inventory/inventory.sections.ts';
import type { FactValue, Part, PartKind } from './inventory-parts.ts';
import { partsOf } from './inventory-parts.ts';

/** One thing that is otherwise than in the report before. Subjects and texts are foreign. */
export type InventoryChange =
  | { readonly change: 'added' | 'removed'; readonly part: Part }
  | {
      readonly change: 'altered';
      readonly part: Part;
      readonly fact: string;
      readonly from: FactValue;
      readonly to: FactValue;
    };

export interface InventoryDifference {
  /** Sections that were never reported before. Their contents are not listed as changes. */
  readonly firstFound: readonly InventorySection[];
  readonly changes: readonly InventoryChange[];
}

/** Facts that move by themselves: a difference in them says nothing about the computer (INV-5). */
const restless: Partial<Record<PartKind, readonly string[]>> = {
  processor: ['speedGhz'],
  disk: ['device'],
  networkCard: ['ipv4', 'ipv6', 'isUp'],
  display: ['widthPx', 'heightPx'],
};

/** From how much on a number is another one: a kernel keeps a little memory for itself, volumes are used every day. */
const notableBytes: Readonly<Record<string, (part: Part) => number>> = {
  totalBytes: () => 256 * 2 ** 20,
  usedBytes: ({ facts }) => Number(facts['sizeBytes']) * 0.1,
};

/**
 * What a report changed.
 *
 * @param before The inventory as all earlier reports left it.
 * @param reported The sections of this report; absent ones were not looked at.
 */
export function differenceOf(before: Inventory, reported: Partial<Inventory>): InventoryDifference {
  const sections = inventorySections.filter((section) => (reported[section] ?? null) !== null);
  const firstFound = sections.filter((section) => before[section] === null);
  const known = sections.filter((section) => before[section] !== null);
  return {
    firstFound,
    changes: known.flatMap((section) =>
      changesBetween(partsOf(section, before[section]), partsOf(section, reported[section] ?? null)),
    ),
  };
}

function changesBetween(older: readonly Part[], newer: readonly Part[]): readonly InventoryChange[] {
  const olderByKey = byKey(older);
  const newerByKey = byKey(newer);
  const removed = [...olderByKey].filter(([key, part]) => !newerByKey.has(key) && !comesAndGoes(part));
  const changes: InventoryChange[] = removed.map(([, part]) => ({ change: 'removed', part }));
  for (const [key, part] of newerByKey) {
    const earlier = olderByKey.get(key);
    if (earlier === undefined && !comesAndGoes(part)) changes.push({ change: 'added', part });
    if (earlier !== undefined) changes.push(...alterationsOf(earlier, part));
  }
  return changes;
}

/** A network that programs put up for themselves, such as a container's or a tunnel's. */
function comesAndGoes({ facts }: Part): boolean {
  return facts['isVirtual'] === true;
}

/** Two equal displays have one key; the second is told from the first by its place. */
function byKey(parts: readonly Part[]): ReadonlyMap<string, Part> {
  const found = new Map<string, Part>();
  for (const part of parts) {
    let key = `${part.kind} ${part.key}`;
    while (found.has(key)) key += '+';
    found.set(key, part);
  }
  return found;
}

function alterationsOf(older: Part, newer: Part): readonly InventoryChange[] {
  const changes: InventoryChange[] = [];
  for (const [fact, to] of Object.entries(newer.facts)) {
    const from = older.facts[fact];
    if (from === undefined || from === to || !isTelling(newer, fact, from, to)) continue;
    changes.push({ change: 'altered', part: newer, fact, from, to });
  }
  return changes;
}

function isTelling(part: Part, fact: string, from: FactValue, to: FactValue): boolean {
  if (restless[part.kind]?.includes(fact) === true) return false;
  const leastBytes = notableBytes[fact]?.(part) ?? 0;
  return leastBytes === 0 || Math.abs(Number(to) - Number(from)) >= leastBytes;
}
