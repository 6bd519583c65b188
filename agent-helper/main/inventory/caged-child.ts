import {
  bios,
  blockDevices,
  chassis,
  cpu,
  diskLayout,
  fsSize,
  graphics,
  mem,
  memLayout,
  networkInterfaces,
  osInfo,
  system,
} from 'systeminformation';
import { giveUpRoot } from './give-up-root.ts';
import type { InventoryCall } from './inventory-calls.ts';

/**
 * A process of its own that answers one call and ends: the only file that imports systeminformation. Its argument is the
 * name of a call, its output the answer as JSON. It is all that a hostile disk label or device name can reach.
 */
const calls: Readonly<Record<InventoryCall, () => Promise<unknown>>> = {
  system: () => system(),
  bios: () => bios(),
  chassis: () => chassis(),
  osInfo: () => osInfo(),
  cpu: () => cpu(),
  mem: () => mem(),
  memLayout: () => memLayout(),
  diskLayout: () => diskLayout(),
  blockDevices: () => blockDevices(),
  fsSize: () => fsSize(),
  networkInterfaces: () => networkInterfaces(),
  graphics: () => graphics(),
};

/** If nobody is left to end it. */
const LIFE_MS = 30_000;
setTimeout(() => process.exit(1), LIFE_MS).unref();

giveUpRoot();
const call = Object.entries(calls).find(([name]) => name === process.argv[2])?.[1];
if (call === undefined) throw new RangeError('Not on the list of calls.');
process.stdout.write(JSON.stringify(await call()));
