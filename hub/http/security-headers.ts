import fastifyHelmet from '@fastify/helmet';
import type { FastifyInstance, FastifyReply } from 'fastify';

/**
 * What browsers may do with the hub's pages: run its own scripts and speak to it, and nothing else.
 *
 * @param origins Origins under which the pages are reached, for browsers that do not take a WebSocket to the page's own
 *   origin for `'self'`.
 */
export async function setSecurityHeaders(server: FastifyInstance, origins: () => readonly string[]): Promise<void> {
  await server.register(fastifyHelmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        // Mantine sets sizes and colours by style attributes and one style element.
        styleSrc: ["'self'", "'unsafe-inline'"],
        connectSrc: ["'self'", () => webSocketOrigins(origins())],
        workerSrc: ["'self'"],
        imgSrc: ["'self'", 'data:', 'blob:'],
        fontSrc: ["'self'"],
        manifestSrc: ["'self'"],
        frameAncestors: ["'none'"],
        baseUri: ["'none'"],
        formAction: ["'none'"],
      },
    },
    xFrameOptions: { action: 'deny' },
    referrerPolicy: { policy: 'no-referrer' },
    // The organisation's other hosts are not ours to speak for. Browsers ignore it where the page came without TLS.
    strictTransportSecurity: { includeSubDomains: false },
  });
}

const POLICY = 'content-security-policy';

/** Lets one script, and no page, compile WebAssembly: a worker goes by the policy that it came with itself. */
export function allowWebAssembly(reply: FastifyReply): void {
  const policy = String(reply.getHeader(POLICY));
  reply.header(POLICY, policy.replace("script-src 'self'", "script-src 'self' 'wasm-unsafe-eval'"));
}

/** IPv6 addresses are left to `'self'`: a policy has no way of writing them (CSP 3, 2.3.1, host-source). */
function webSocketOrigins(origins: readonly string[]): string {
  const writable = origins.filter((origin) => !origin.includes('['));
  return writable.map((origin) => origin.replace(/^http/, 'ws')).join(' ');
}
