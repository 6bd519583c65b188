import { expect, test } from 'vitest';
import { anInventory } from '#domain/inventory/inventory.fixtures.ts';
import { blankInventory, inventorySections } from '#domain/inventory/inventory.sections.ts';
import { de } from '../words/de.ts';
import { en } from '../words/en.ts';
import { shownInventory } from './shown-inventory.ts';

test('an inventory is shown in words and sizes that people use', () => {
  const shown = shownInventory(anInventory(), en).join('\n');

  expect(shown).toContain('Computer\n  name: nb-0142\n  manufacturer: Example');
  expect(shown).toContain('Memory\n  in all: 16 GiB\n  modules:\n    - slot A, size 8 GiB, type DDR5');
  expect(shown).toContain('Volumes\n  - mounted at /, file system ext4, size 500 GiB, used 100 GiB');
  expect(shown).toContain('speed: 2.4 GHz');
});

test('in German as well, with German numbers', () => {
  const shown = shownInventory(anInventory(), de).join('\n');

  expect(shown).toContain('Arbeitsspeicher\n  insgesamt: 16 GiB');
  expect(shown).toContain('Takt: 2,4 GHz');
});

test('every fact that is sent is shown: nobody is told about in secret', () => {
  const shown = shownInventory(anInventory(), en).join('\n');
  const sent = JSON.stringify(anInventory()).match(/:"([^"]+)"/g) ?? [];

  expect(sent.map((text) => text.slice(2, -1)).filter((text) => !shown.includes(text))).toEqual([]);
});

test('what is not known is said to be, section by section', () => {
  const shown = shownInventory(blankInventory, en);

  expect(shown.filter((line) => line === '  not known')).toHaveLength(inventorySections.length);
});
