import { statfs } from 'node:fs/promises';
import { networkInterfaces, uptime } from 'node:os';
import type { DiagnosticFacts } from './diagnostic-parts.ts';

type MachineFacts = Pick<DiagnosticFacts, 'disks' | 'cards' | 'upSinceMs'>;

/** What Node itself says of this machine; nothing is started for it. */
export async function readThisMachine(mounts: readonly string[], nowMs: number): Promise<MachineFacts> {
  const disks = await Promise.all(mounts.map(readDisk));
  return {
    disks: disks.filter((disk) => disk !== null),
    cards: readCards(),
    upSinceMs: nowMs - Math.round(uptime() * 1_000),
  };
}

async function readDisk(mount: string): Promise<MachineFacts['disks'][number] | null> {
  try {
    const { bavail, blocks, bsize } = await statfs(mount);
    return blocks === 0 ? null : { mount, freeBytes: bavail * bsize, totalBytes: blocks * bsize };
  } catch {
    // A volume that is gone, or closed to this user, says nothing.
    return null;
  }
}

function readCards(): MachineFacts['cards'] {
  return Object.entries(networkInterfaces()).flatMap(([name, found = []]) => {
    const addresses = found.filter(({ internal }) => !internal).map(({ address }) => address);
    return addresses.length === 0 ? [] : [{ name, addresses }];
  });
}
