import { execFileSync } from 'node:child_process';
import type { Networks } from '../../remote/networks/networks.ts';

/** What lies between both computers. */
export type LineName = 'lan' | 'thin' | 'lossy';
export const lineNames = ['lan', 'thin', 'lossy'] as const satisfies readonly LineName[];

/** Of the packets either way. */
const LOST_SHARE = '0.03';

/** Makes the line what it is called: a wire as it is, 1 Mbit/s towards the agent, or one that loses 3 % either way. */
export function setLine({ hub: { through } }: Networks, name: LineName): void {
  // Nothing there to take away is no fault.
  run(through, 'tc qdisc delete dev agent root 2>/dev/null; iptables -F FORWARD');
  if (name === 'thin') run(through, 'tc qdisc add dev agent root tbf rate 1mbit burst 16kb latency 200ms');
  if (name === 'lossy')
    run(through, `iptables -A FORWARD -m statistic --mode random --probability ${LOST_SHARE} -j DROP`);
}

/** Bytes that have gone to the agent's computer so far, whoever sent them. */
export function bytesToAgent({ hub: { through } }: Networks): number {
  const counted = run(through, 'cat /proc/net/dev');
  const fields = /^\s*agent:\s*(.+)$/m.exec(counted)?.[1]?.trim().split(/\s+/);
  // Eight counters of what came in, then those of what went out.
  return Number(fields?.[8] ?? Number.NaN);
}

function run(through: readonly string[], words: string): string {
  const [program = '', ...args] = [...through, 'sh', '-c', words] as readonly string[];
  return execFileSync(program, args, { encoding: 'utf8' });
}
