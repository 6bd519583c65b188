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

/** The only file that imports systeminformation. It is all that a hostile disk label or device name can reach. */
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

/** If nobody is left to end the process. */
const LIFE_MS = 30_000;

/**
 * What a process in the cage does with its life: it gives up root and answers one call.
 *
 * @param name As it came on the command line. Throws for what is not on the list.
 * @returns The answer as JSON.
 */
export async function answerCall(name: string | undefined): Promise<string> {
  setTimeout(() => process.exit(1), LIFE_MS).unref();
  giveUpRoot();
  const call = Object.entries(calls).find(([known]) => known === name)?.[1];
  if (call === undefined) throw new RangeError('Not on the list of calls.');
  return JSON.stringify(await call());
}
