import { blankInventory, inventorySchema } from '#domain/inventory/inventory.sections.ts';
import type { JournalLine } from '#domain/kernel/journal.ts';
import { z } from 'zod';
import type { InventoryDifference } from './inventory-difference.ts';
import { differenceOf } from './inventory-difference.ts';

export interface InventoryReport extends InventoryDifference {
  readonly id: JournalLine['id'];
  readonly reportedAtMs: number;
}

const reportInput = z.object({ sections: inventorySchema.partial() });

/**
 * What the reports of one device changed, newest first. Reports that changed nothing worth telling are left out.
 *
 * @param lines The device's journal in any order; lines of other kinds are skipped.
 */
export function inventoryHistory(lines: readonly JournalLine[]): readonly InventoryReport[] {
  const reports: InventoryReport[] = [];
  let inventory = blankInventory;
  for (const line of inOrder(lines)) {
    const read = reportInput.safeParse(line.input);
    if (!read.success) continue;
    const sections = Object.fromEntries(Object.entries(read.data.sections).filter(([, found]) => found !== undefined));
    const difference = differenceOf(inventory, sections);
    inventory = { ...inventory, ...sections };
    const isTelling = difference.changes.length + difference.firstFound.length > 0;
    if (isTelling) reports.push({ id: line.id, reportedAtMs: line.occurredAtMs, ...difference });
  }
  return reports.toReversed();
}

function inOrder(lines: readonly JournalLine[]): readonly JournalLine[] {
  return lines
    .filter(({ name }) => name === 'device.reported')
    .toSorted((a, b) => a.occurredAtMs - b.occurredAtMs || (a.id < b.id ? -1 : 1));
}
