import type { Inventory } from '#domain/inventory/inventory.sections.ts';
import { inventorySections } from '#domain/inventory/inventory.sections.ts';
import type { FactLabel, Words } from '../words/words.ts';

type Facts = Readonly<Record<string, unknown>>;

/** An inventory as lines of text, with the size of things as people say them. */
export function shownInventory(inventory: Inventory, words: Words): readonly string[] {
  return inventorySections.flatMap((section) => {
    const facts = inventory[section];
    const shown = facts === null ? [`  ${words.notKnown}`] : shownFacts(facts, words, '  ');
    return ['', words.sections[section], ...shown];
  });
}

function shownFacts(facts: Facts | readonly Facts[], words: Words, indent: string): readonly string[] {
  if (isRows(facts)) return shownRows(facts, words, indent);
  return Object.entries(facts).flatMap(([name, value]) => {
    const label = words.labels[labelOf(name)];
    if (!isRows(value)) return [`${indent}${label}: ${shownValue(name, value, words)}`];
    return [`${indent}${label}:`, ...shownRows(value, words, `${indent}  `)];
  });
}

/** A row per line; what is not known of it is left out, so that the line can be read. */
function shownRows(rows: readonly Facts[], words: Words, indent: string): readonly string[] {
  if (rows.length === 0) return [`${indent}${words.notKnown}`];
  return rows.map((row) => {
    const known = Object.entries(row).filter(([, value]) => value !== '' && value !== 0);
    const shown = known.map(([name, value]) => `${words.labels[labelOf(name)]} ${shownValue(name, value, words)}`);
    return `${indent}- ${shown.join(', ')}`;
  });
}

function shownValue(name: string, value: unknown, words: Words): string {
  if (typeof value === 'boolean') return value ? words.yes : words.no;
  if (typeof value !== 'number') return typeof value === 'string' && value !== '' ? value : words.notKnown;
  if (name.endsWith('Bytes')) return shownSize(value, words);
  if (name.endsWith('Ghz')) return value === 0 ? words.notKnown : `${value.toLocaleString(words.language)} GHz`;
  return name.endsWith('Px') ? `${value} px` : String(value);
}

const units = ['B', 'KiB', 'MiB', 'GiB', 'TiB', 'PiB'];

function shownSize(sizeBytes: number, { language }: Words): string {
  const step = sizeBytes === 0 ? 0 : Math.min(units.length - 1, Math.floor(Math.log2(sizeBytes) / 10));
  const size = (sizeBytes / 1_024 ** step).toLocaleString(language, { maximumFractionDigits: 1 });
  return `${size} ${units[step]}`;
}

function isRows(value: unknown): value is readonly Facts[] {
  return Array.isArray(value);
}

/** The keys of an inventory are those of its schema, which `FactLabel` lists. */
function labelOf(name: string): FactLabel {
  return name as FactLabel;
}
