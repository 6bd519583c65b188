import type { Inventory } from '#domain/inventory/inventory.sections.ts';
import type { Chance } from './chance.ts';

const GIB = 2 ** 30;
const NEWEST_BUILD = '10.0.26100';

const models = [
  { manufacturer: 'LENOVO', model: 'ThinkPad T14 Gen 4', processor: 'Core i5-1345U', cores: 12, physicalCores: 10 },
  { manufacturer: 'LENOVO', model: 'ThinkPad X1 Carbon', processor: 'Core Ultra 7 155U', cores: 14, physicalCores: 12 },
  { manufacturer: 'Dell Inc.', model: 'Latitude 5440', processor: 'Core i5-1335U', cores: 12, physicalCores: 10 },
  { manufacturer: 'HP', model: 'EliteBook 840 G10', processor: 'Core i7-1355U', cores: 12, physicalCores: 10 },
] as const;

export type Reported = { readonly [Section in keyof Inventory]: NonNullable<Inventory[Section]> };

/** The notebook of the demo's `index`th person, as its helper would report it. */
export function computerOf(index: number, chance: Chance): Reported {
  const { processor, cores, physicalCores, ...maker } = chance.pick(models);
  const diskBytes = chance.pick([256, 512, 512, 1_024]) * 1_000_000_000;
  const build = chance.pick([NEWEST_BUILD, '10.0.22631']);
  return {
    system: {
      ...maker,
      hostName: `nb-${String(index + 101).padStart(4, '0')}`,
      chassis: 'Notebook',
      isVirtual: false,
      serialNumber: `PF${hex(4, chance)}`,
      uuid: '',
      firmwareVendor: maker.manufacturer,
      firmwareVersion: '1.24',
    },
    operatingSystem: {
      platform: 'win32',
      name: 'Microsoft Windows 11 Pro',
      release: build,
      kernel: build,
      architecture: 'x64',
    },
    processor: { manufacturer: 'Intel', model: processor, speedGhz: 1.6, cores, physicalCores },
    memory: memoryOf(chance.pick([8, 8, 16]) * GIB, chance),
    ...storageOf(diskBytes, Math.floor(diskBytes * chance.between(0.35, 0.97)), chance),
    network: [wirelessCardOf(index, chance)],
    graphics: {
      controllers: [{ vendor: 'Intel Corporation', model: 'Iris Xe Graphics' }],
      displays: [{ vendor: 'LEN', model: 'Internal display', widthPx: 1_920, heightPx: 1_200 }],
    },
  };
}

/** The same computer as it reports today: what changed since is the update of the summer and a fuller disk. */
export function computerToday(before: Reported, chance: Chance): Partial<Reported> {
  const volumes = before.volumes.map((volume) => ({
    ...volume,
    usedBytes: Math.min(volume.sizeBytes, Math.floor(volume.usedBytes * chance.between(1, 1.06))),
  }));
  const isUpdated = before.operatingSystem.release === NEWEST_BUILD;
  if (isUpdated) return { volumes };
  return { volumes, operatingSystem: { ...before.operatingSystem, release: NEWEST_BUILD, kernel: NEWEST_BUILD } };
}

function memoryOf(sizeBytes: number, chance: Chance): Reported['memory'] {
  const modules = ['DIMM 0', 'DIMM 1'].map((bank) => ({
    bank,
    sizeBytes,
    type: 'DDR5',
    manufacturer: 'Samsung',
    serialNumber: hex(4, chance),
  }));
  return { totalBytes: modules.length * sizeBytes, modules };
}

function storageOf(sizeBytes: number, usedBytes: number, chance: Chance): Pick<Reported, 'disks' | 'volumes'> {
  const serialNumber = `S64${hex(5, chance)}`;
  return {
    disks: [
      { device: 'PHYSICALDRIVE0', type: 'NVMe', name: 'SAMSUNG MZVL4', vendor: 'Samsung', serialNumber, sizeBytes },
    ],
    volumes: [{ mount: 'C:', fileSystem: 'NTFS', sizeBytes, usedBytes }],
  };
}

function wirelessCardOf(index: number, chance: Chance): Reported['network'][number] {
  return {
    name: 'Wi-Fi',
    type: 'wireless',
    macAddress: `8c:${hex(5, chance).toLowerCase().match(/../g)?.join(':') ?? ''}`,
    ipv4: `10.20.${index}.${chance.wholeBetween(10, 250)}`,
    ipv6: '',
    isUp: true,
    isVirtual: false,
  };
}

function hex(count: number, chance: Chance): string {
  return Buffer.from(chance.bytes(count)).toString('hex').toUpperCase();
}
