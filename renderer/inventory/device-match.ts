import type { Device } from '#domain/inventory/device.record.ts';
import type { PersonId, SiteId } from '#domain/kernel/fields.ts';
import { plainText } from '../look/plain-text.ts';
import { modelOf, operatingSystemOf } from './device-words.ts';

/** Names that a device is also looked for by, as they stand elsewhere. */
export interface DeviceSurroundings {
  readonly nameOfPerson: (id: PersonId) => string;
  readonly nameOfSite: (id: SiteId) => string;
}

export interface SearchableDevice {
  readonly device: Device;
  readonly text: string;
}

/** Prepares a device for being searched at every keystroke. */
export function searchableDevice(device: Device, { nameOfPerson, nameOfSite }: DeviceSurroundings): SearchableDevice {
  const { system } = device.inventory;
  const parts = [
    device.name,
    system?.hostName ?? '',
    system?.serialNumber ?? '',
    modelOf(device),
    operatingSystemOf(device),
    device.person === null ? '' : nameOfPerson(device.person),
    device.site === null ? '' : nameOfSite(device.site),
  ];
  return { device, text: plainText(parts.join('\n')) };
}

/** The devices in which every typed word is found, in the order they are given. */
export function findDevices(devices: readonly SearchableDevice[], typed: string): readonly Device[] {
  const words = plainText(typed.slice(0, 200))
    .split(/\s+/)
    .filter((word) => word !== '');
  return devices.filter(({ text }) => words.every((word) => text.includes(word))).map(({ device }) => device);
}
