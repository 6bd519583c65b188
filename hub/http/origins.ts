import { hostname, networkInterfaces } from 'node:os';
import type { Settings } from '../settings.ts';

const loopbackHosts = ['127.0.0.1', 'localhost', '::1'];
const anyAddressHosts: ReadonlySet<string> = new Set(['0.0.0.0', '::']);

/**
 * The origins under which the hub's own pages may be reached: those that follow from where it listens, and those it was
 * told. The first is the one to show to whoever started it.
 *
 * @param port The port it listens on, which is not the one in the settings where that is 0.
 */
export function originsOf({ host, origins }: Pick<Settings, 'host' | 'origins'>, port: number): readonly string[] {
  return [...hostsOf(host).map((name) => originOf(name, port)), ...origins];
}

function hostsOf(host: string): readonly string[] {
  if (anyAddressHosts.has(host)) return [...loopbackHosts, hostname().toLowerCase(), ...addressesOfThisMachine()];
  return loopbackHosts.includes(host) ? [host, ...loopbackHosts.filter((other) => other !== host)] : [host];
}

function addressesOfThisMachine(): readonly string[] {
  const found = Object.values(networkInterfaces()).flatMap((addresses) => addresses ?? []);
  return found.filter(({ internal, scopeid }) => !internal && !scopeid).map(({ address }) => address);
}

function originOf(host: string, port: number): string {
  const url = `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
  // As browsers write it: lower case, and no port where it is the usual one.
  return URL.canParse(url) ? new URL(url).origin : url;
}
