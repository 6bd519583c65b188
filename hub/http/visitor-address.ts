import { normalizeIP } from '@fastify/rate-limit';

/** An IPv6 customer has a whole /64 and may speak from any address in it. */
const IPV6_PREFIX_BITS = 64;

/** The address that limits and waits are counted by. An IPv4 address is the same however it is written. */
export function addressOf(ip: string): string {
  return normalizeIP(ip, IPV6_PREFIX_BITS);
}
