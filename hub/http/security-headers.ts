import fastifyHelmet from '@fastify/helmet';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

/** A laptop may move to another network while a hub runs on it. */
const MADE_ANEW_AFTER_MS = 10_000;

/**
 * What browsers may do with the hub's pages: run its own scripts and speak to it, and nothing else.
 *
 * @param origins Origins under which the pages are reached, for browsers that do not take a WebSocket to the page's own
 *   origin for `'self'`.
 */
export async function setSecurityHeaders(server: FastifyInstance, origins: () => readonly string[]): Promise<void> {
  await server.register(fastifyHelmet, {
    global: false,
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
        // Recordings, opened on the page.
        mediaSrc: ['blob:'],
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
  server.addHook('onRequest', createHeaderHook());
}

/** The same headers for all answers: Helmet would make them anew for each, from the addresses this machine has just then. */
function createHeaderHook() {
  let headers: readonly (readonly [string, string])[] = [];
  let madeAtMs = -Infinity;

  return (_asked: FastifyRequest, reply: FastifyReply, next: () => void): void => {
    if (performance.now() - madeAtMs > MADE_ANEW_AFTER_MS) {
      reply.helmet();
      headers = Object.entries(reply.raw.getHeaders()).map(([name, value]) => [name, String(value)] as const);
      madeAtMs = performance.now();
    }
    for (const [name, value] of headers) reply.raw.setHeader(name, value);
    next();
  };
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
