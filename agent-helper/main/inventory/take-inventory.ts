import type { Inventory, InventorySection } from '#domain/inventory/inventory.sections.ts';
import { inventorySchema, inventorySections } from '#domain/inventory/inventory.sections.ts';
import type { Cage, CageRefusal } from './ask-caged.ts';
import { askCaged } from './ask-caged.ts';
import type { InventoryCall } from './inventory-calls.ts';
import { inventoryCalls } from './inventory-calls.ts';
import type { Answers } from './read-sections.ts';
import { readSections } from './read-sections.ts';

/** One look at this computer. */
export interface InventoryLook {
  /** Sections that could not be read are `null`. */
  readonly inventory: Inventory;
  readonly failures: readonly { readonly call: InventoryCall; readonly code: CageRefusal['code'] }[];
}

export interface TakeInventoryPorts {
  readonly cage: Cage;
  readonly hostName: string;
}

/** Looks at this computer, one call after the other: nobody waits for it, and somebody is working on it. */
export async function takeInventory(
  { cage, hostName }: TakeInventoryPorts,
  signal: AbortSignal,
): Promise<InventoryLook> {
  const answers: Partial<Record<InventoryCall, unknown>> = {};
  const failures: InventoryLook['failures'][number][] = [];
  for (const call of inventoryCalls) {
    const answered = await askCaged(call, cage, signal);
    if (answered.ok) answers[call] = answered.value;
    else failures.push({ call, code: answered.refusal.code });
  }
  return { inventory: inventoryFrom(answers, hostName), failures };
}

/** Reads foreign answers into sections that the hub will take, each whole or not at all. */
export function inventoryFrom(answers: Answers, hostName: string): Inventory {
  const sections = inventorySections.map((section) => [section, sectionFrom(section, answers, hostName)]);
  return inventorySchema.parse(Object.fromEntries(sections));
}

function sectionFrom(section: InventorySection, answers: Answers, hostName: string): unknown {
  const read = inventorySchema.shape[section].safeParse(readSections[section](answers, hostName));
  return read.success ? read.data : null;
}
