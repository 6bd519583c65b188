import type { Inventory } from '#domain/inventory/inventory.sections.ts';
import { deviceId, epochMs } from '#domain/kernel/fields.ts';
import type { JournalLine } from '#domain/kernel/journal.ts';
import { journalIdOf } from '#domain/kernel/journal.ts';
import { uuidOf } from '#domain/kernel/kernel.fixtures.ts';
import { describe, expect, test } from 'vitest';
import { inventoryHistory } from './inventory-history.ts';

const GIB = 1_073_741_824;

const memory: NonNullable<Inventory['memory']> = {
  totalBytes: 8 * GIB,
  modules: [{ bank: 'DIMM A', sizeBytes: 8 * GIB, type: 'DDR4', manufacturer: 'Kingston', serialNumber: 'K1' }],
};
const disk = {
  device: '/dev/sda',
  type: 'SSD',
  name: 'Samsung 870',
  vendor: 'Samsung',
  serialNumber: 'S1',
  sizeBytes: GIB,
};
const volume = { mount: 'C:', fileSystem: 'NTFS', sizeBytes: 100 * GIB, usedBytes: 50 * GIB };
const display = { vendor: 'Dell', model: 'U2723', widthPx: 3_840, heightPx: 2_160 };

function aReport(serial: number, sections: Partial<Inventory>): JournalLine {
  return {
    id: journalIdOf(uuidOf(serial)),
    name: 'device.reported',
    target: deviceId.parse('device:nb0142'),
    actor: 'device:nb0142',
    device: 'device:nb0142',
    input: JSON.parse(JSON.stringify({ sections })),
    changed: {},
    audience: 'readers',
    occurredAtMs: epochMs.parse(serial * 1_000),
    receivedAtMs: epochMs.parse(serial * 1_000),
  };
}

describe('what changed in a computer (INV-1)', () => {
  test('the first report says what was found, not that everything is new', () => {
    const history = inventoryHistory([aReport(1, { memory, disks: [disk] })]);

    expect(history).toEqual([
      { id: journalIdOf(uuidOf(1)), reportedAtMs: 1_000, firstFound: ['memory', 'disks'], changes: [] },
    ]);
  });

  test('a module that was added is named, and so is what the whole came to', () => {
    const second = { ...memory.modules[0]!, bank: 'DIMM B', serialNumber: 'K2' };
    const grown = { totalBytes: 16 * GIB, modules: [...memory.modules, second] };

    const [latest] = inventoryHistory([aReport(1, { memory }), aReport(2, { memory: grown })]);

    expect(latest?.changes).toMatchObject([
      { change: 'altered', fact: 'totalBytes', from: 8 * GIB, to: 16 * GIB },
      { change: 'added', part: { kind: 'memoryModule', subject: 'DIMM B Kingston' } },
    ]);
  });

  test('an exchanged disk is one gone and one come, and its maker is not said twice', () => {
    const [latest] = inventoryHistory([
      aReport(1, { disks: [disk] }),
      aReport(2, { disks: [{ ...disk, serialNumber: 'S2' }] }),
    ]);

    expect(latest?.changes).toMatchObject([
      { change: 'removed', part: { subject: 'Samsung 870', facts: { serialNumber: 'S1' } } },
      { change: 'added', part: { subject: 'Samsung 870', facts: { serialNumber: 'S2' } } },
    ]);
  });

  test('serial numbers that say nothing do not make two disks one', () => {
    const nameless = { ...disk, serialNumber: 'To Be Filled By O.E.M.' };

    const [latest] = inventoryHistory([
      aReport(1, { disks: [nameless] }),
      aReport(2, { disks: [nameless, { ...nameless, device: '/dev/sdb' }] }),
    ]);

    expect(latest?.changes).toMatchObject([{ change: 'added', part: { facts: { device: '/dev/sdb' } } }]);
  });

  test('one of two equal displays taken away is one display taken away', () => {
    const [latest] = inventoryHistory([
      aReport(1, { graphics: { controllers: [], displays: [display, display] } }),
      aReport(2, { graphics: { controllers: [], displays: [display] } }),
    ]);

    expect(latest?.changes).toMatchObject([{ change: 'removed', part: { kind: 'display' } }]);
  });

  test('everyday use of a volume is no change, a tenth of it is', () => {
    const used = (gib: number) => ({ volumes: [{ ...volume, usedBytes: gib * GIB }] });

    const history = inventoryHistory([aReport(1, used(50)), aReport(2, used(55)), aReport(3, used(70))]);

    expect(history.map(({ reportedAtMs }) => reportedAtMs)).toEqual([3_000, 1_000]);
    expect(history[0]?.changes).toMatchObject([{ fact: 'usedBytes', from: 55 * GIB, to: 70 * GIB }]);
  });

  test('what moves by itself is no change: addresses, links, clock speed, networks of programs (INV-5)', () => {
    const card = {
      name: 'eth0',
      type: 'wired',
      macAddress: '02:00:00:00:00:01',
      ipv4: '10.0.0.2',
      ipv6: '',
      isUp: true,
    };
    const processor = { manufacturer: 'Example', model: 'E-1', speedGhz: 2.4, cores: 8, physicalCores: 4 };

    const history = inventoryHistory([
      aReport(1, { processor, network: [{ ...card, isVirtual: false }] }),
      aReport(2, {
        processor: { ...processor, speedGhz: 3.1 },
        network: [
          { ...card, ipv4: '', isUp: false, isVirtual: false },
          { ...card, name: 'docker0', macAddress: '02:00:00:00:00:02', isVirtual: true },
        ],
      }),
    ]);

    expect(history.map(({ reportedAtMs }) => reportedAtMs)).toEqual([1_000]);
  });

  test('a section that was not reported again has not gone', () => {
    const history = inventoryHistory([aReport(1, { memory, disks: [disk] }), aReport(2, { memory })]);

    expect(history).toHaveLength(1);
  });

  test('lines in any order, of other kinds, or of a shape from elsewhere do no harm', () => {
    const strange = { ...aReport(3, {}), input: { sections: { disks: 'none' } } };
    const other = { ...aReport(4, { memory }), name: 'device.allocated' };

    const history = inventoryHistory([other, strange, aReport(2, { disks: [] }), aReport(1, { disks: [disk] })]);

    expect(history.map(({ changes }) => changes.map(({ change }) => change))).toEqual([['removed'], []]);
  });
});
