import type { FastifyInstance } from 'fastify';

export interface ServeHealthOptions {
  /** Resolves when the store answers, rejects when it does not. */
  readonly askStore: () => Promise<unknown>;
}

/** `/healthz`: the process lives. `/readyz`: it can also do its work. For load balancers and whoever starts the hub. */
export function serveHealth(server: FastifyInstance, { askStore }: ServeHealthOptions): void {
  const config = { rateLimit: false } as const;
  server.get('/healthz', { config }, async (_asked, reply) => {
    return reply.header('cache-control', 'no-store').send({ status: 'alive' });
  });
  server.get('/readyz', { config }, async (_asked, reply) => {
    reply.header('cache-control', 'no-store');
    const isReady = await askStore().then(
      () => true,
      () => false,
    );
    return reply.code(isReady ? 200 : 503).send({ status: isReady ? 'ready' : 'store-unreachable' });
  });
}
