import type { Inventory, InventorySection } from '#domain/inventory/inventory.sections.ts';

/** A thing inside a computer, or the computer's own facts of one kind. */
export type PartKind =
  | 'system'
  | 'operatingSystem'
  | 'processor'
  | 'memory'
  | 'memoryModule'
  | 'disk'
  | 'volume'
  | 'networkCard'
  | 'graphicsCard'
  | 'display';

export type FactValue = string | number | boolean;

export interface Part {
  readonly kind: PartKind;
  /** Tells it from others of its kind across reports; a moved disk keeps it, an exchanged one does not. */
  readonly key: string;
  /** What to call it; empty for what a computer has once. Foreign text. */
  readonly subject: string;
  /** Named as in the report, so that the unit stands at the end of the name. */
  readonly facts: Readonly<Record<string, FactValue>>;
}

type Reported<Section extends InventorySection> = NonNullable<Inventory[Section]>;

const partsBySection: { readonly [Section in InventorySection]: (reported: Reported<Section>) => readonly Part[] } = {
  system: (system) => [one('system', system)],
  operatingSystem: (operatingSystem) => [one('operatingSystem', operatingSystem)],
  processor: (processor) => [one('processor', processor)],
  memory: ({ totalBytes, modules }) => [one('memory', { totalBytes }), ...modules.map(moduleOf)],
  disks: (disks) => disks.map(diskOf),
  volumes: (volumes) => volumes.map(volumeOf),
  network: (cards) => cards.map(cardOf),
  graphics: ({ controllers, displays }) => [...controllers.map(controllerOf), ...displays.map(displayOf)],
};

/** A section taken apart into things that can be named, in the order they were reported. */
export function partsOf<Section extends InventorySection>(
  section: Section,
  reported: Inventory[Section],
): readonly Part[] {
  return reported === null ? [] : partsBySection[section](reported);
}

function one(kind: PartKind, facts: Part['facts']): Part {
  return { kind, key: kind, subject: '', facts };
}

function moduleOf(module: Reported<'memory'>['modules'][number]): Part {
  return {
    kind: 'memoryModule',
    key: firstTelling(module.serialNumber, module.bank),
    subject: joinMaker(module.bank, module.manufacturer),
    facts: module,
  };
}

function diskOf(disk: Reported<'disks'>[number]): Part {
  return {
    kind: 'disk',
    key: firstTelling(disk.serialNumber, disk.device),
    subject: firstTelling(joinMaker(disk.vendor, disk.name), disk.device),
    facts: disk,
  };
}

function volumeOf(volume: Reported<'volumes'>[number]): Part {
  return { kind: 'volume', key: volume.mount, subject: volume.mount, facts: volume };
}

function cardOf(card: Reported<'network'>[number]): Part {
  return { kind: 'networkCard', key: `${card.name} ${card.macAddress}`, subject: card.name, facts: card };
}

function controllerOf(controller: Reported<'graphics'>['controllers'][number]): Part {
  const subject = joinMaker(controller.vendor, controller.model);
  return { kind: 'graphicsCard', key: subject, subject, facts: controller };
}

function displayOf(display: Reported<'graphics'>['displays'][number]): Part {
  const subject = joinMaker(display.vendor, display.model);
  return { kind: 'display', key: subject, subject, facts: display };
}

/** What makers write where they have nothing to say; two of these are not the same thing. */
const untelling = /^(0+|-|none|unknown|n\/a|not specified|default string|to be filled by o\.e\.m\.?)$/i;

function firstTelling(...texts: readonly string[]): string {
  return texts.find((text) => text.trim() !== '' && !untelling.test(text.trim())) ?? '';
}

/** Makers often begin the model with their own name; it is not said twice. */
export function joinMaker(maker: string, model: string): string {
  const isSaid = model.toLowerCase().startsWith(maker.toLowerCase());
  return (isSaid ? model : `${maker} ${model}`).trim();
}
