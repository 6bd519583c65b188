import { describe, expect, test } from 'vitest';
import { seeded } from '../../test/support/seeded.ts';
import { anInventory } from './inventory.fixtures.ts';
import { changedSections, keepLastKnown } from './inventory.rules.ts';
import type { Inventory, InventorySection } from './inventory.sections.ts';
import { blankInventory, inventorySections } from './inventory.sections.ts';

const GIB = 2 ** 30;

function shuffled<Row>(rows: readonly Row[], chance: () => number): Row[] {
  return rows
    .map((row) => ({ row, rank: chance() }))
    .toSorted((a, b) => a.rank - b.rank)
    .map(({ row }) => row);
}

/** The same computer, looked at again: rows in another order, and what moves all the time has moved. */
function lookedAtAgain(inventory: Inventory, chance: () => number): Inventory {
  const { memory, disks, volumes, network, graphics, processor } = inventory;
  return {
    ...inventory,
    processor: processor && { ...processor, speedGhz: chance() * 4 },
    memory: memory && { ...memory, modules: shuffled(memory.modules, chance) },
    disks:
      disks && shuffled(disks, chance).map((disk, place) => ({ ...disk, device: `/dev/sd${'abc'.charAt(place)}` })),
    volumes:
      volumes &&
      shuffled(volumes, chance).map((volume) => ({
        ...volume,
        usedBytes: volume.usedBytes + Math.floor(chance() * GIB),
      })),
    network:
      network &&
      shuffled(network, chance)
        .map((card) => ({ ...card, ipv4: `10.0.0.${Math.floor(chance() * 255)}`, isUp: chance() < 0.5 }))
        .filter((card) => !card.isVirtual || chance() < 0.5),
    graphics: graphics && { ...graphics, displays: shuffled(graphics.displays, chance) },
  };
}

describe('what counts as a change of a computer (INV-5)', () => {
  test('a hundred looks at an unchanged computer, its rows shuffled, find nothing changed', () => {
    const chance = seeded(20_260_722);
    const last = anInventory();

    const found = Array.from({ length: 100 }, () => changedSections(last, lookedAtAgain(last, chance)));

    expect(found).toEqual(Array.from({ length: 100 }, () => ({})));
  });

  test('everything is new to somebody who knew nothing', () => {
    expect(Object.keys(changedSections(blankInventory, anInventory()))).toEqual(inventorySections);
  });

  test.each<[string, InventorySection, Partial<Inventory>]>([
    [
      'a module taken out',
      'memory',
      { memory: { totalBytes: 16 * GIB, modules: anInventory().memory!.modules.slice(1) } },
    ],
    ['an exchanged disk', 'disks', { disks: anInventory().disks!.map((disk) => ({ ...disk, serialNumber: 'other' })) }],
    [
      'a volume that filled up',
      'volumes',
      { volumes: anInventory().volumes!.map((one) => ({ ...one, usedBytes: one.sizeBytes })) },
    ],
    [
      'a new file system',
      'volumes',
      { volumes: anInventory().volumes!.map((one) => ({ ...one, fileSystem: 'btrfs' })) },
    ],
    ['a network card that left', 'network', { network: anInventory().network!.slice(1) }],
    ['another screen', 'graphics', { graphics: { ...anInventory().graphics!, displays: [] } }],
    ['an update', 'operatingSystem', { operatingSystem: { ...anInventory().operatingSystem!, release: '13' } }],
    ['another name', 'system', { system: { ...anInventory().system!, hostName: 'nb-0200' } }],
    ['another processor', 'processor', { processor: { ...anInventory().processor!, model: 'E-2' } }],
  ])('%s names the section %s and no other', (_case, section, over) => {
    const found = anInventory(over);

    expect(changedSections(anInventory(), found)).toEqual({ [section]: found[section] });
  });

  test('used space counts against what was last reported, so that slow growth is told in the end', () => {
    const [volume] = anInventory().volumes!;
    const grownBy = (share: number) =>
      anInventory({ volumes: [{ ...volume!, usedBytes: volume!.usedBytes + Math.ceil(volume!.sizeBytes * share) }] });
    const last = anInventory({ volumes: [volume!] });

    expect(Object.keys(changedSections(last, grownBy(0.09)))).toEqual([]);
    expect(Object.keys(changedSections(last, grownBy(0.1)))).toEqual(['volumes']);
  });

  test('a section that could not be read has not changed', () => {
    expect(changedSections(anInventory(), { ...blankInventory })).toEqual({});
  });
});

describe('an empty answer is no fact', () => {
  test('a look with fewer rights or a hanging tool takes nothing away that was known', () => {
    const known = anInventory();
    const withFewerRights = anInventory({
      system: { ...known.system!, serialNumber: '', uuid: '' },
      memory: { ...known.memory!, modules: [] },
      disks: [],
      network: null,
      graphics: { controllers: [], displays: [] },
    });

    expect(keepLastKnown(known, withFewerRights)).toEqual(known);
  });

  test('modules that cannot be seen are the known ones only while their sum is the same', () => {
    const unseen = (totalBytes: number) => anInventory({ memory: { totalBytes, modules: [] } });

    expect(keepLastKnown(anInventory(), unseen(16 * GIB)).memory).toEqual(anInventory().memory);
    expect(keepLastKnown(anInventory(), unseen(32 * GIB)).memory?.modules).toEqual([]);
  });

  test('what was never known stays unknown, which is not the same as none', () => {
    const known = keepLastKnown(
      blankInventory,
      anInventory({ disks: [], graphics: { controllers: [], displays: [] } }),
    );

    expect(known).toMatchObject({ disks: null, graphics: null, memory: anInventory().memory });
  });

  test('a screen that was unplugged is gone, for the controller was seen', () => {
    const unplugged = { ...anInventory().graphics!, displays: [] };

    expect(keepLastKnown(anInventory(), anInventory({ graphics: unplugged })).graphics).toEqual(unplugged);
  });

  test('a false is a fact: a computer moved out of a virtual machine is real', () => {
    const virtual = anInventory({ system: { ...anInventory().system!, isVirtual: true } });

    expect(keepLastKnown(virtual, anInventory()).system?.isVirtual).toBe(false);
  });
});
