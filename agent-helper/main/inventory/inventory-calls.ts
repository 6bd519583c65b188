/**
 * Everything that systeminformation is ever asked, without arguments (INV-6). Not here, and not to come here: `wifi…`,
 * `inet…` and `versions`, which built command lines from foreign text more than once, and `get…Data`, which call them.
 */
export const inventoryCalls = [
  'system',
  'bios',
  'chassis',
  'osInfo',
  'cpu',
  'mem',
  'memLayout',
  'diskLayout',
  'blockDevices',
  'fsSize',
  'networkInterfaces',
  'graphics',
] as const;
export type InventoryCall = (typeof inventoryCalls)[number];
