import { BlockList, isIPv6 } from 'node:net';
import type { NetworkInterfaceInfo } from 'node:os';

const local = localRanges();

/** Addresses that no router of the internet passes on, this computer's own among them: IANA's registries of special-purpose addresses (RFC 6890, RFC 8190). */
function localRanges(): BlockList {
  const ranges = new BlockList();
  const v4 = ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', '169.254.0.0/16', '100.64.0.0/10', '127.0.0.0/8'];
  const forTests = ['192.0.2.0/24', '198.51.100.0/24', '203.0.113.0/24', '198.18.0.0/15'];
  for (const range of [...v4, ...forTests]) addRange(ranges, range, 'ipv4');
  for (const range of ['fc00::/7', 'fe80::/10']) addRange(ranges, range, 'ipv6');
  return ranges;
}

function addRange(ranges: BlockList, range: string, family: 'ipv4' | 'ipv6'): void {
  const [address = '', bits] = range.split('/');
  ranges.addSubnet(address, Number(bits), family);
}

/** Whether an address is of a network of one's own; a program never calls anywhere else without a hub. */
export function isOfLocalNetwork(address: string): boolean {
  const [plain = ''] = address.split('%');
  return local.check(plain, isIPv6(plain) ? 'ipv6' : 'ipv4');
}

/** More networks than that no computer of a user is in. */
const MOST_ADDRESSES = 4;

/**
 * This computer's addresses in networks of one's own. Those of version 6 that are good on one cable alone are left out: nobody
 * could type them at the other end.
 */
export function localAddresses(interfaces: NodeJS.Dict<readonly NetworkInterfaceInfo[]>): readonly string[] {
  const all = Object.values(interfaces).flatMap((found) => found ?? []);
  const usable = all.filter(({ internal, family, address }) => {
    return !internal && family === 'IPv4' && isOfLocalNetwork(address);
  });
  return [...new Set(usable.map(({ address }) => address))].slice(0, MOST_ADDRESSES);
}
