import type { Device } from '#domain/inventory/device.record.ts';
import { joinMaker } from './inventory-parts.ts';

/** Maker and model as one says them; empty before the first report. Foreign text. */
export function modelOf({ inventory }: Pick<Device, 'inventory'>): string {
  const { system } = inventory;
  return system === null ? '' : joinMaker(system.manufacturer, system.model);
}

/** Name and release of the operating system; empty before the first report. Foreign text. */
export function operatingSystemOf({ inventory }: Pick<Device, 'inventory'>): string {
  const { operatingSystem } = inventory;
  return operatingSystem === null ? '' : `${operatingSystem.name} ${operatingSystem.release}`.trim();
}

/** Silence after which a device says nothing about today any more. */
export const QUIET_AFTER_MS = 14 * 24 * 3_600_000;

/** A volume with less room than this makes trouble by itself. */
const NEARLY_FULL_SHARE = 0.9;

export function isNearlyFull({
  sizeBytes,
  usedBytes,
}: {
  readonly sizeBytes: number;
  readonly usedBytes: number;
}): boolean {
  return sizeBytes > 0 && usedBytes / sizeBytes >= NEARLY_FULL_SHARE;
}

/** Whether it leaves the desk it stands on: drawn as a notebook then. */
export function isPortable({ inventory }: Pick<Device, 'inventory'>): boolean {
  return /note|lap|portable|convertible|tablet|detachable/i.test(inventory.system?.chassis ?? '');
}
