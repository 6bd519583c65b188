import { deviceCommands } from '#domain/inventory/inventory.commands.ts';
import { changedSections, keepLastKnown } from '#domain/inventory/inventory.rules.ts';
import type { Inventory } from '#domain/inventory/inventory.sections.ts';
import { blankInventory } from '#domain/inventory/inventory.sections.ts';
import type { CommandEntry } from '#domain/kernel/command.ts';
import type { Outbox } from '../outbox/outbox.ts';
import type { LastInventory } from './last-inventory.ts';
import type { InventoryLook } from './take-inventory.ts';

export interface ReportInventoryPorts {
  readonly look: (signal: AbortSignal) => Promise<InventoryLook>;
  /** `null` when nothing was reported since the device was enrolled. */
  readonly readLast: () => Promise<LastInventory | null>;
  readonly wasRefused: (command: CommandEntry['id']) => Promise<boolean>;
  readonly writeLast: (last: LastInventory) => Promise<void>;
  readonly outbox: Pick<Outbox, 'waiting' | 'replace'>;
  readonly newReport: (sections: Partial<Inventory>) => CommandEntry;
}

/** Every this many looks all is reported, so that volatile facts do not grow old for ever. GLPI's agents do the same. */
const LOOKS_PER_WHOLE = 14;

const reportInput = deviceCommands['device.report'].input;

/** What came of one look. */
export interface InventoryReport {
  readonly failures: InventoryLook['failures'];
  /** The sections that now wait for the hub; empty when nothing has changed. */
  readonly sections: readonly string[];
  /** The sections that are others than they were last reported, as they were and as they are. */
  readonly changes: { readonly before: Partial<Inventory>; readonly after: Partial<Inventory> };
}

/** Looks at the computer, and has what changed wait for the hub. An older report that still waits goes up in this one. */
export async function reportInventory(ports: ReportInventoryPorts, signal: AbortSignal): Promise<InventoryReport> {
  const last = await readAccepted(ports);
  const { inventory: found, failures } = await ports.look(signal);
  const reported = last?.inventory ?? blankInventory;
  const known = keepLastKnown(reported, found);
  const looksSinceWhole = last === null ? LOOKS_PER_WHOLE : last.looksSinceWhole + 1;
  const isWhole = looksSinceWhole >= LOOKS_PER_WHOLE;
  // To somebody who knows nothing, everything has changed.
  const sections = changedSections(isWhole ? blankInventory : reported, known);

  const hasNews = Object.keys(sections).length > 0;
  const command = hasNews ? await putInOutbox(ports, sections) : last?.command;
  if (command !== undefined) {
    const inventory = { ...reported, ...sections };
    await ports.writeLast({ inventory, looksSinceWhole: isWhole ? 0 : looksSinceWhole, command });
  }
  const after = changedSections(reported, known);
  const before = Object.fromEntries(Object.entries(reported).filter(([name]) => name in after));
  return { failures, sections: Object.keys(sections), changes: { before, after } };
}

/** What the hub knows, or will when it has heard what waits; `null` when it knows nothing or refused the last report. */
async function readAccepted({ readLast, wasRefused }: ReportInventoryPorts): Promise<LastInventory | null> {
  const last = await readLast();
  return last === null || (await wasRefused(last.command)) ? null : last;
}

async function putInOutbox(
  { outbox, newReport }: ReportInventoryPorts,
  sections: Partial<Inventory>,
): Promise<CommandEntry['id']> {
  const older = (await outbox.waiting()).flatMap((entry) => {
    if (entry.name !== 'device.report') return [];
    const input = reportInput.safeParse(entry.input);
    return input.success ? [{ entry, sections: input.data.sections }] : [];
  });
  const merged = Object.assign({}, ...older.map((report) => report.sections), sections);
  const entry = newReport(merged);
  await outbox.replace(
    older.map((report) => report.entry),
    entry,
  );
  return entry.id;
}
