import { readdirSync, readFileSync } from 'node:fs';
import { cpus, hostname, networkInterfaces, release, totalmem } from 'node:os';

/** What Node and the kernel say of this machine: another witness than the one the helper asks. */
export interface ThisMachine {
  readonly hostName: string;
  readonly kernel: string;
  /** As people know it, such as `Debian GNU/Linux`. */
  readonly systemName: string;
  /** Letters and digits of the processor's name; how makers decorate it differs from witness to witness. */
  readonly processorWords: readonly string[];
  readonly threads: number;
  readonly memoryBytes: number;
  /** Paths of its disks. */
  readonly disks: readonly string[];
  readonly macAddresses: readonly string[];
}

export function askThisMachine(): ThisMachine {
  const cards = Object.values(networkInterfaces()).flatMap((addresses) => addresses ?? []);
  return {
    hostName: hostname(),
    kernel: release(),
    systemName: /^NAME="?([^"\n]+)/m.exec(readFileSync('/etc/os-release', 'utf8'))?.[1] ?? '',
    processorWords: cpus()[0]?.model.match(/[A-Za-z0-9]+/g) ?? [],
    threads: cpus().length,
    memoryBytes: totalmem(),
    disks: readdirSync('/sys/block')
      .filter(isDisk)
      .map((name) => `/dev/${name}`),
    macAddresses: [...new Set(cards.filter(({ internal }) => !internal).map(({ mac }) => mac))],
  };
}

/** Not what the kernel makes out of memory, files or other disks. */
function isDisk(name: string): boolean {
  return !/^(?:loop|ram|zram|dm-|md|sr|fd)/.test(name);
}
