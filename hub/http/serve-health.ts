import type { FastifyInstance } from 'fastify';

export interface ServeHealthOptions {
  /** Resolves when the store answers, rejects when it does not. */
  readonly askStore: () => Promise<unknown>;
  /** When the hub last took a backup by itself, epoch milliseconds; `null` where it takes none. */
  readonly askBackup: (() => Promise<number | null>) | null;
}

/** `/healthz`: the process lives. `/readyz`: it can also do its work. For load balancers and whoever starts the hub. */
export function serveHealth(server: FastifyInstance, { askStore, askBackup }: ServeHealthOptions): void {
  const config = { rateLimit: false } as const;
  server.get('/healthz', { config }, async (_asked, reply) => {
    return reply.header('cache-control', 'no-store').send({ status: 'alive' });
  });
  server.get('/readyz', { config }, async (_asked, reply) => {
    reply.header('cache-control', 'no-store');
    try {
      await askStore();
      const backup = askBackup === null ? {} : { lastBackupAtMs: await askBackup() };
      return await reply.send({ status: 'ready', ...backup });
    } catch {
      // Whoever asks needs to know no more; the hub's log has the rest.
      return await reply.code(503).send({ status: 'store-unreachable' });
    }
  });
}
