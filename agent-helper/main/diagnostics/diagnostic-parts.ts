import type { DiagnosticPart } from '#contracts/helper-core.ts';
import type { Inventory } from '#domain/inventory/inventory.sections.ts';
import { blankInventory } from '#domain/inventory/inventory.sections.ts';
import { shownInventory } from '../inventory/shown-inventory.ts';
import type { Words } from '../words/words.ts';

/** What is known of this computer at the moment of asking. */
export interface DiagnosticFacts {
  /** As last reported; `null` before the first look. */
  readonly inventory: Inventory | null;
  readonly logLines: readonly string[];
  readonly upSinceMs: number;
  readonly nowMs: number;
  readonly disks: readonly { readonly mount: string; readonly freeBytes: number; readonly totalBytes: number }[];
  readonly cards: readonly { readonly name: string; readonly addresses: readonly string[] }[];
  readonly isHubReached: boolean;
}

const MOST_LOG_LINES = 60;
const LONGEST_PART = 20_000;

/**
 * What can be sent along with a report, part by part: plain text that is shown first, and sent exactly as it was shown.
 * Serial numbers stay here: the desk knows them from the inventory, and who reads a ticket need not.
 */
export function diagnosticParts(facts: DiagnosticFacts, words: Words): readonly DiagnosticPart[] {
  const parts: readonly (readonly [id: DiagnosticPart['id'], lines: readonly string[]])[] = [
    ['computer', computerLines(facts, words)],
    ['disks', facts.disks.map((disk) => words.diskLine(disk.mount, sizeOf(disk.freeBytes), sizeOf(disk.totalBytes)))],
    ['network', networkLines(facts, words)],
    ['uptime', [words.uptimeLine(momentOf(facts.upSinceMs, words), hoursOf(facts))]],
    ['log', facts.logLines.slice(-MOST_LOG_LINES)],
  ];
  return parts.flatMap(([id, lines]) => {
    const text = lines.join('\n').slice(0, LONGEST_PART).trim();
    return text === '' ? [] : [{ id, text }];
  });
}

function computerLines({ inventory }: DiagnosticFacts, words: Words): readonly string[] {
  if (inventory === null) return [];
  const { system, operatingSystem, processor, memory, graphics } = inventory;
  const known: Inventory = {
    ...blankInventory,
    system: system === null ? null : { ...system, serialNumber: '', uuid: '' },
    operatingSystem,
    processor,
    memory: memory === null ? null : { ...memory, modules: [] },
    graphics,
  };
  return shownInventory(known, words).filter((line) => !line.endsWith(words.notKnown));
}

function networkLines({ cards, isHubReached }: DiagnosticFacts, words: Words): readonly string[] {
  const hub = isHubReached ? words.hubIsReached : words.hubIsNotReached;
  return [hub, ...cards.map(({ name, addresses }) => `${name}: ${addresses.join(', ')}`)];
}

function hoursOf({ nowMs, upSinceMs }: DiagnosticFacts): number {
  return Math.round((nowMs - upSinceMs) / 3_600_000);
}

function momentOf(atMs: number, { language }: Words): string {
  return new Date(atMs).toLocaleString(language, { dateStyle: 'medium', timeStyle: 'short' });
}

function sizeOf(bytes: number): string {
  return `${(bytes / 2 ** 30).toFixed(1)} GiB`;
}
