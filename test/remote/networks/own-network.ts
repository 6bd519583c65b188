import { spawnSync } from 'node:child_process';

/**
 * Displays take their numbers by network, and their sockets lie in one folder of the machine: without a folder of its own, a
 * display in here would take the socket of one outside that has the same number.
 */
const ownDisplays = ['sh', '-c', 'mkdir -p /tmp/.X11-unix && mount -t tmpfs x11 /tmp/.X11-unix && exec "$@"', 'sh'];

/** How a program gets a network of its own on this machine, best first; the last goes without. */
const ways = [
  { name: 'network namespaces, as root', command: ['unshare', '--net', '--mount', ...ownDisplays] },
  {
    name: 'network namespaces of a user',
    command: ['unshare', '--user', '--map-root-user', '--net', '--mount', ...ownDisplays],
  },
  { name: 'one network, with an agent’s browser that takes no way but the relay', command: [] },
] as const;

export type OwnNetwork = (typeof ways)[number];

/** Said to what runs in such a network. */
export const OWN_NETWORK = 'DESKBELL_TEST_OWN_NETWORK';

/** The best way there is here: namespaces can only be made by root, or where the kernel lets users. */
export function findOwnNetwork(): OwnNetwork {
  const works = ({ command: [program, ...args] }: OwnNetwork) =>
    program === undefined || spawnSync(program, [...args, 'ip', 'link', 'set', 'lo', 'up']).status === 0;
  return ways.find(works) ?? ways[2];
}
