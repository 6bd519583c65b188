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

/** Facts that move by themselves: a difference in them says nothing about the computer. */
const restless: Partial<Record<PartKind, readonly string[]>> = {
  networkCard: ['ipv6', 'isUp'],
  volume: ['usedBytes'],
};

/** Below this share of a volume, more or less on it is everyday use. */
const NOTABLE_SHARE_OF_VOLUME = 0.1;

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
  const removed = [...olderByKey].filter(([key]) => !newerByKey.has(key));
  const changes: InventoryChange[] = removed.map(([, part]) => ({ change: 'removed', part }));
  for (const [key, part] of newerByKey) {
    const earlier = olderByKey.get(key);
    if (earlier === undefined) changes.push({ change: 'added', part });
    else changes.push(...alterationsOf(earlier, part));
  }
  return changes;
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
  if (restless[part.kind]?.includes(fact) !== true) return true;
  if (fact !== 'usedBytes') return false;
  return Math.abs(Number(to) - Number(from)) >= Number(part.facts['sizeBytes']) * NOTABLE_SHARE_OF_VOLUME;
}
