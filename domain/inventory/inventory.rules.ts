import type { Inventory, InventorySection } from './inventory.sections.ts';

type Facts<Section extends InventorySection> = NonNullable<Inventory[Section]>;

/** A volume counts as changed when it gained or lost this share of its size since it was last reported. */
const NOTABLE_SHARE_OF_VOLUME = 0.1;
/** Less than the smallest module; a kernel keeps a little more or less for itself after every update. */
const NOTABLE_MEMORY_BYTES = 256 * 2 ** 20;

/**
 * The sections in which a computer is another than it was last reported to be, with what was found in them.
 *
 * Volatile facts are reported but are no change by themselves (INV-5): used space until a tenth of the volume has moved,
 * addresses and link states, virtual network cards, clock speed, screen resolution. The order of rows says nothing.
 * A section that could not be read this time (`null`) has not changed.
 */
export function changedSections(last: Inventory, found: Inventory): Partial<Inventory> {
  const changed = Object.entries(found).filter(([name, facts]) => {
    const section = name as InventorySection;
    return facts !== null && hasChanged(section, last[section], facts);
  });
  return Object.fromEntries(changed);
}

function hasChanged<Section extends InventorySection>(
  section: Section,
  last: Inventory[Section],
  found: Facts<Section>,
): boolean {
  return last === null || differs[section](last, found);
}

const differs: { readonly [Section in InventorySection]: (last: Facts<Section>, found: Facts<Section>) => boolean } = {
  system: (last, found) => !isEqual(last, found),
  operatingSystem: (last, found) => !isEqual(last, found),
  // Some processors state no speed, and then the present one is measured.
  processor: (last, found) => !isEqual({ ...last, speedGhz: 0 }, { ...found, speedGhz: 0 }),
  memory: (last, found) => hasNotablyMoreOrLess(last, found) || !isEqualSet(last.modules, found.modules),
  disks: (last, found) => !isEqualSet(last.map(steadyDisk), found.map(steadyDisk)),
  volumes: volumesDiffer,
  network: (last, found) => !isEqualSet(steadyCards(last), steadyCards(found)),
  graphics: (last, found) =>
    !isEqualSet(last.controllers, found.controllers) ||
    !isEqualSet(last.displays.map(steadyDisplay), found.displays.map(steadyDisplay)),
};

function hasNotablyMoreOrLess(last: Facts<'memory'>, found: Facts<'memory'>): boolean {
  return Math.abs(last.totalBytes - found.totalBytes) >= NOTABLE_MEMORY_BYTES;
}

/** Device names are dealt out anew at every start; a disk that has a serial number is known by it. */
function steadyDisk(disk: Facts<'disks'>[number]) {
  return disk.serialNumber === '' ? disk : { ...disk, device: '' };
}

function steadyDisplay({ vendor, model }: Facts<'graphics'>['displays'][number]) {
  return { vendor, model };
}

function steadyCards(cards: Facts<'network'>) {
  return cards.filter(({ isVirtual }) => !isVirtual).map(({ name, type, macAddress }) => ({ name, type, macAddress }));
}

function volumesDiffer(last: Facts<'volumes'>, found: Facts<'volumes'>): boolean {
  const lastByMount = new Map(last.map((volume) => [volume.mount, volume]));
  if (lastByMount.size !== new Set(found.map(({ mount }) => mount)).size) return true;
  return found.some((volume) => {
    const before = lastByMount.get(volume.mount);
    if (before === undefined || before.fileSystem !== volume.fileSystem) return true;
    const notableBytes = Math.max(1, before.sizeBytes * NOTABLE_SHARE_OF_VOLUME);
    return (
      Math.abs(before.sizeBytes - volume.sizeBytes) >= notableBytes ||
      Math.abs(before.usedBytes - volume.usedBytes) >= notableBytes
    );
  });
}

/**
 * What is known after another look. An empty answer is no fact: whoever looks with fewer rights, or while a tool hangs,
 * finds an empty serial number or no disks at all. Such gaps keep what was known before.
 */
export function keepLastKnown(last: Inventory, found: Inventory): Inventory {
  return {
    system: filled(last.system, found.system),
    operatingSystem: filled(last.operatingSystem, found.operatingSystem),
    processor: filled(last.processor, found.processor),
    memory: filledMemory(last.memory, found.memory),
    disks: filledList(last.disks, found.disks),
    volumes: filledList(last.volumes, found.volumes),
    network: filledList(last.network, found.network),
    graphics: found.graphics === null || isEmptyGraphics(found.graphics) ? last.graphics : found.graphics,
  };
}

/** `found` with the fields of `last` where it has no text, no number and no rows. */
function filled<Facts extends object>(last: Facts | null, found: Facts | null): Facts | null {
  if (found === null || last === null) return found ?? last;
  const known = Object.entries(found).filter(([, value]) => !isEmpty(value));
  return { ...found, ...last, ...Object.fromEntries(known) };
}

/** Modules that cannot be seen are the known ones, as long as the sum of them is the same. */
function filledMemory(last: Facts<'memory'> | null, found: Facts<'memory'> | null): Facts<'memory'> | null {
  if (found === null || last === null) return found ?? last;
  return hasNotablyMoreOrLess(last, found) && found.totalBytes > 0 ? found : filled(last, found);
}

function filledList<Row>(last: Row[] | null, found: Row[] | null): Row[] | null {
  return found === null || found.length === 0 ? last : found;
}

/** A screen may be unplugged; without a controller too, nobody could look. */
function isEmptyGraphics({ controllers, displays }: Facts<'graphics'>): boolean {
  return controllers.length === 0 && displays.length === 0;
}

function isEmpty(value: unknown): boolean {
  return value === '' || value === 0 || (Array.isArray(value) && value.length === 0);
}

/** For plain facts as the schemas build them: their keys always stand in the same order. */
function isEqual(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

function isEqualSet(some: readonly unknown[], others: readonly unknown[]): boolean {
  const asTexts = (rows: readonly unknown[]) => rows.map((row) => JSON.stringify(row)).toSorted();
  return isEqual(asTexts(some), asTexts(others));
}
