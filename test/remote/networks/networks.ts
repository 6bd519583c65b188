import type { ChildProcess } from 'node:child_process';
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { OWN_NETWORK } from './own-network.ts';

/**
 * Three networks joined by wires, as of a person's computer, of the hub with its relay, and of an agent:
 *
 *     helper (this process) 10.99.1.2 ── 10.99.1.1 hub, relay 10.99.2.1 ── 10.99.2.2 agent
 *
 * The one in the middle passes packets on, or it does not: then both ends reach hub and relay, and nobody the other.
 */
export interface Networks {
  readonly isReal: boolean;
  readonly hub: { readonly host: string; readonly through: readonly string[] };
  readonly agent: { readonly through: readonly string[] };
  /** Whether there is a way between both ends but the relay. */
  setDirectWay(isOpen: boolean): void;
  /** What goes over the wire of the person's computer arrives, or is lost without a word, both ways. */
  setWire(isWhole: boolean): void;
  close(): Promise<void>;
}

const NOBODY = '02:00:00:00:00:01';
const HELPER = '10.99.1.2';
const HUB_FOR_HELPER = '10.99.1.1';
const HUB_FOR_AGENT = '10.99.2.1';

export async function openNetworks(): Promise<Networks> {
  return process.env[OWN_NETWORK] === 'yes' ? await openNamespaces() : oneNetwork;
}

/** Where no namespaces are to be had, tests close other ways themselves. */
const oneNetwork: Networks = {
  isReal: false,
  hub: { host: '127.0.0.1', through: [] },
  agent: { through: [] },
  setDirectWay: () => undefined,
  setWire: () => undefined,
  close: async () => undefined,
};

async function openNamespaces(): Promise<Networks> {
  const [hub, agent] = [await openNamespace(), await openNamespace()];
  const inHub = ipIn(hub.through);
  const inAgent = ipIn(agent.through);
  const here = ipIn([]);
  for (const ip of [here, inHub, inAgent]) ip('link', 'set', 'lo', 'up');
  here('link', 'add', 'desk', 'type', 'veth', 'peer', 'name', 'helper', 'netns', String(hub.processId));
  inHub('link', 'add', 'agent', 'type', 'veth', 'peer', 'name', 'desk', 'netns', String(agent.processId));
  address(inHub, 'helper', HUB_FOR_HELPER);
  address(inHub, 'agent', HUB_FOR_AGENT);
  address(here, 'desk', HELPER, HUB_FOR_HELPER);
  address(inAgent, 'desk', '10.99.2.2', HUB_FOR_AGENT);
  return {
    isReal: true,
    hub: { host: HUB_FOR_HELPER, through: hub.through },
    agent: { through: agent.through },
    setDirectWay: (isOpen) =>
      run([...hub.through, 'sh', '-c', `echo ${isOpen ? 1 : 0} > /proc/sys/net/ipv4/ip_forward`]),
    setWire: (isWhole) => {
      for (const [ip, peer, wire] of [
        [here, HUB_FOR_HELPER, 'desk'],
        [inHub, HELPER, 'helper'],
      ] as const) {
        // Addressed to a card that nobody has. A wire that is pulled is told to browsers, and they look again every two seconds.
        if (isWhole) ip('neighbour', 'del', peer, 'dev', wire);
        else ip('neighbour', 'replace', peer, 'lladdr', NOBODY, 'dev', wire, 'nud', 'permanent');
      }
    },
    close: async () => {
      // With the last process in them they are gone, and their wires with them.
      for (const { end } of [hub, agent]) await end();
    },
  };
}

type Ip = (...args: readonly string[]) => void;

const ipIn =
  (through: readonly string[]): Ip =>
  (...args) =>
    run([...through, 'ip', ...args]);

function address(ip: Ip, wire: string, own: string, towards: string | null = null): void {
  ip('address', 'add', `${own}/24`, 'dev', wire);
  ip('link', 'set', wire, 'up');
  if (towards !== null) ip('route', 'add', 'default', 'via', towards);
}

function run([program = '', ...args]: readonly string[]): void {
  execFileSync(program, args, { stdio: ['ignore', 'ignore', 'inherit'] });
}

/** A network that lasts for as long as a process is in it. */
async function openNamespace() {
  // It says something once it is there.
  const holder = spawn('unshare', ['--net', 'sh', '-c', 'echo there; exec sleep infinity'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await once(holder.stdout, 'data');
  const processId = holder.pid ?? 0;
  return { processId, through: ['nsenter', `--net=/proc/${processId}/ns/net`], end: () => ended(holder) };
}

async function ended(child: ChildProcess): Promise<void> {
  const exit = once(child, 'exit');
  child.kill('SIGKILL');
  await exit;
}
