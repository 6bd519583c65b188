import { deviceId, epochMs, personId, siteId } from '../kernel/fields.ts';
import type { Device } from './device.record.ts';
import { blankDevice, deviceSchema } from './device.record.ts';
import type { Inventory } from './inventory.sections.ts';
import { inventorySchema } from './inventory.sections.ts';

export function aDevice(over: Partial<Device> = {}): Device {
  return deviceSchema.parse({
    ...blankDevice(deviceId.parse('device:nb0142')),
    name: 'nb-0142',
    person: personId.parse('person:vera'),
    site: siteId.parse('site:berlin'),
    enrolledAtMs: epochMs.parse(1_000),
    changedAtMs: epochMs.parse(1_000),
    ...over,
  });
}

/** A notebook with two memory modules, two disks, and one virtual network card beside the real ones. */
export function anInventory(over: Partial<Inventory> = {}): Inventory {
  const gib = 2 ** 30;
  const card = { type: 'wired', ipv4: '10.0.0.2', ipv6: '', isUp: true, isVirtual: false };
  const disk = { type: 'NVMe', name: 'E-Disk', vendor: 'Example', sizeBytes: 512 * gib };
  const memoryModule = { sizeBytes: 8 * gib, type: 'DDR5', manufacturer: 'Example' };
  return inventorySchema.parse({
    system: {
      hostName: 'nb-0142',
      manufacturer: 'Example',
      model: 'Notebook 5',
      serialNumber: 'PF2A',
      uuid: '5c1d3a52-0000-4000-8000-0000000000aa',
      chassis: 'Notebook',
      isVirtual: false,
      firmwareVendor: 'Example',
      firmwareVersion: '1.20',
    },
    operatingSystem: { platform: 'linux', name: 'Debian', release: '12', kernel: '6.1.0', architecture: 'x64' },
    processor: { manufacturer: 'Example', model: 'E-1', speedGhz: 2.4, cores: 8, physicalCores: 4 },
    memory: {
      totalBytes: 16 * gib,
      modules: [
        { ...memoryModule, bank: 'A', serialNumber: '1001' },
        { ...memoryModule, bank: 'B', serialNumber: '1002' },
      ],
    },
    disks: [
      { ...disk, device: '/dev/sda', serialNumber: 'S1' },
      { ...disk, device: '/dev/sdb', serialNumber: 'S2' },
    ],
    volumes: [
      { mount: '/', fileSystem: 'ext4', sizeBytes: 500 * gib, usedBytes: 100 * gib },
      { mount: '/home', fileSystem: 'ext4', sizeBytes: 400 * gib, usedBytes: 50 * gib },
    ],
    network: [
      { ...card, name: 'eth0', macAddress: '02:00:00:00:00:01' },
      { ...card, name: 'wlan0', macAddress: '02:00:00:00:00:02', type: 'wireless' },
      { ...card, name: 'docker0', macAddress: '02:00:00:00:00:03', isVirtual: true },
    ],
    graphics: {
      controllers: [{ vendor: 'Example', model: 'G-1' }],
      displays: [
        { vendor: 'Example', model: 'Panel', widthPx: 1_920, heightPx: 1_200 },
        { vendor: 'Other', model: 'Desk 27', widthPx: 2_560, heightPx: 1_440 },
      ],
    },
    ...over,
  });
}
