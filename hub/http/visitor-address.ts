import { isIP } from 'node:net';
import { normalizeIP } from '@fastify/rate-limit';
import type { FastifyRequest } from 'fastify';

/** An IPv6 customer has a whole /64 and may speak from any address in it. */
const IPV6_PREFIX_BITS = 64;

/**
 * The address that limits and waits are counted by: that of who is connected or, when that is a trusted proxy, the one the
 * proxy names (`X-Forwarded-For`, read from the right up to the first address that is no trusted proxy). An IPv4 address is
 * the same however it is written.
 */
export function addressOf({ ip, socket }: Pick<FastifyRequest, 'ip' | 'socket'>): string {
  // A proxy that passes on what it was sent may name anything.
  const address = isIP(ip) === 0 ? (socket.remoteAddress ?? '') : ip;
  return normalizeIP(address, IPV6_PREFIX_BITS);
}
