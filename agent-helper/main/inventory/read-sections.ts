import type { Inventory } from '#domain/inventory/inventory.sections.ts';
import type { Fields } from './found-values.ts';
import { fieldsOf, foundCount, foundFlag, foundNumber, foundText, rowsOf } from './found-values.ts';
import type { InventoryCall } from './inventory-calls.ts';

/** What each call answered; `undefined` where it did not. */
export type Answers = Readonly<Partial<Record<InventoryCall, unknown>>>;

type Readers = { readonly [Section in keyof Inventory]: (answers: Answers, hostName: string) => Inventory[Section] };

/**
 * From answers of systeminformation 5 to the sections of the inventory. A section whose calls have not all answered is
 * `null`: half of it would look like a change. Nothing in an answer is believed to be what its documentation says.
 */
export const readSections: Readers = {
  system: (answers, hostName) => {
    const [system, bios, chassis, cpu] = [answers.system, answers.bios, answers.chassis, answers.cpu].map(fieldsOf);
    if (!system || !bios || !chassis || !cpu) return null;
    return {
      hostName: foundText(hostName),
      manufacturer: foundText(system('manufacturer')),
      model: foundText(system('model')),
      serialNumber: foundText(system('serial')),
      uuid: foundText(system('uuid')),
      chassis: foundText(chassis('type')),
      // Without rights the firmware's tables are closed, but the processor says itself that it is not alone.
      isVirtual: foundFlag(system('virtual')) || hasFlag(cpu, 'hypervisor'),
      firmwareVendor: foundText(bios('vendor')),
      firmwareVersion: foundText(bios('version')),
    };
  },

  operatingSystem: ({ osInfo }) => {
    const found = fieldsOf(osInfo);
    return (
      found && {
        platform: foundText(found('platform')),
        name: foundText(found('distro')),
        release: foundText(found('release')),
        kernel: foundText(found('kernel')),
        architecture: foundText(found('arch')),
      }
    );
  },

  processor: ({ cpu }) => {
    const found = fieldsOf(cpu);
    return (
      found && {
        manufacturer: foundText(found('manufacturer')),
        model: foundText(found('brand')),
        speedGhz: foundNumber(found('speed'), 1_000),
        cores: foundCount(found('cores'), 4_096),
        physicalCores: foundCount(found('physicalCores'), 4_096),
      }
    );
  },

  memory: ({ mem, memLayout }) => {
    const found = fieldsOf(mem);
    const modules = rowsOf(memLayout, 64);
    if (!found || !modules) return null;
    return { totalBytes: foundCount(found('total')), modules: modules.filter(isModule).map(moduleOf) };
  },

  disks: ({ diskLayout, blockDevices }) => {
    const disks = rowsOf(diskLayout, 128);
    const devices = rowsOf(blockDevices, 512);
    if (!disks || !devices) return null;
    // Disks of virtual machines have no model and are not in the layout.
    return disks.length > 0 ? disks.map(diskOf) : devices.filter(isWholeDisk).slice(0, 128).map(bareDiskOf);
  },

  volumes: ({ fsSize }) =>
    rowsOf(fsSize, 256)?.map((volume) => ({
      mount: foundText(volume('mount')),
      fileSystem: foundText(volume('type')),
      sizeBytes: foundCount(volume('size')),
      usedBytes: foundCount(volume('used')),
    })) ?? null,

  network: ({ networkInterfaces }) =>
    rowsOf(networkInterfaces, 256)
      ?.filter((card) => !foundFlag(card('internal')))
      .map((card) => ({
        name: foundText(card('ifaceName')),
        type: foundText(card('type')),
        macAddress: foundText(card('mac')),
        ipv4: foundText(card('ip4')),
        ipv6: foundText(card('ip6')),
        isUp: card('operstate') === 'up',
        isVirtual: foundFlag(card('virtual')),
      })) ?? null,

  graphics: ({ graphics }) => {
    const found = fieldsOf(graphics);
    const controllers = rowsOf(found?.('controllers'), 16);
    const displays = rowsOf(found?.('displays'), 32);
    if (!controllers || !displays) return null;
    return {
      controllers: controllers.map((one) => ({ vendor: foundText(one('vendor')), model: foundText(one('model')) })),
      displays: displays.map((display) => ({
        vendor: foundText(display('vendor')),
        model: foundText(display('model')),
        widthPx: foundCount(display('resolutionX')),
        heightPx: foundCount(display('resolutionY')),
      })),
    };
  },
};

function hasFlag(cpu: Fields, flag: string): boolean {
  const flags = cpu('flags');
  return typeof flags === 'string' && flags.split(' ').includes(flag);
}

/** Without rights there is one row that repeats the total; a module has at least a slot or a kind. */
function isModule(row: Fields): boolean {
  return foundCount(row('size')) > 0 && foundText(row('bank')) + foundText(row('type')) !== '';
}

function moduleOf(row: Fields) {
  return {
    bank: foundText(row('bank')),
    sizeBytes: foundCount(row('size')),
    type: foundText(row('type')),
    manufacturer: foundText(row('manufacturer')),
    serialNumber: foundText(row('serialNum')),
  };
}

function diskOf(disk: Fields) {
  return {
    device: foundText(disk('device')),
    type: foundText(disk('type')),
    name: foundText(disk('name')),
    vendor: foundText(disk('vendor')),
    serialNumber: foundText(disk('serialNum')),
    sizeBytes: foundCount(disk('size')),
  };
}

/** Compressed memory calls itself a disk too, but has no size while it is not in use. */
function isWholeDisk(device: Fields): boolean {
  const isMemory = /^(zram|ram|loop)\d/.test(foundText(device('name')));
  return device('type') === 'disk' && foundCount(device('size')) > 0 && !isMemory;
}

function bareDiskOf(device: Fields) {
  return {
    device: foundText(device('device')),
    type: foundText(device('physical')),
    name: foundText(device('model')),
    vendor: '',
    serialNumber: foundText(device('serial')),
    sizeBytes: foundCount(device('size')),
  };
}
