import { rxSchemaOf, windowCollections } from '#platform/any/data-service/rx-schema.ts';
import { createRxDatabase } from 'rxdb/plugins/core';
import { replicateRxCollection } from 'rxdb/plugins/replication';
import { getRxStorageDexie } from 'rxdb/plugins/storage-dexie';

export interface Replicated {
  readonly tookMs: number;
  readonly rows: number;
  /** The longest task that kept the page from answering its user. */
  readonly longestTaskMs: number;
}

/** What the bench's server answers to a pull: rows after a serial number, in order. */
interface PulledRows {
  readonly documents: object[];
  readonly checkpoint: number;
}

declare global {
  interface Window {
    /** Pulls what the server has into RxDB on Dexie, in this page, as RxDB's documentation shows it; a minute at most. */
    replicate: () => Promise<Replicated>;
  }
}

const ROWS_PER_PULL = 500;
/** What has come in by then tells the pace. */
const MOST_MS = 60_000;

window.replicate = async () => {
  const tasks: number[] = [];
  new PerformanceObserver((list) => tasks.push(...list.getEntries().map(({ duration }) => duration))).observe({
    type: 'longtask',
  });
  const database = await createRxDatabase({ name: 'peer', storage: getRxStorageDexie(), multiInstance: false });
  const shapes = windowCollections.filter(({ name }) => name === 'incident' || name === 'journal');
  await database.addCollections(Object.fromEntries(shapes.map((shape) => [shape.name, { schema: rxSchemaOf(shape) }])));
  const beganMs = performance.now();
  const replications = shapes.map(({ name }) =>
    replicateRxCollection<object, { readonly after: number }>({
      collection: database.collections[name]!,
      replicationIdentifier: name,
      live: false,
      pull: { batchSize: ROWS_PER_PULL, handler: async (checkpoint) => pull(name, checkpoint?.after ?? 0) },
    }),
  );
  const whole = Promise.all(replications.map((replication) => replication.awaitInitialReplication()));
  const longEnough = Promise.withResolvers<void>();
  setTimeout(longEnough.resolve, MOST_MS);
  await Promise.race([whole, longEnough.promise]);
  const tookMs = performance.now() - beganMs;
  const counts = await Promise.all(shapes.map(({ name }) => database.collections[name]!.count().exec()));
  return { tookMs, rows: counts.reduce((sum, count) => sum + count, 0), longestTaskMs: Math.max(0, ...tasks) };
};

async function pull(collection: string, after: number) {
  const answer = await fetch(`/pull?collection=${collection}&after=${after}&limit=${ROWS_PER_PULL}`);
  const { documents, checkpoint } = (await answer.json()) as PulledRows;
  return {
    documents: documents.map((document) => ({ ...document, _deleted: false })),
    checkpoint: { after: checkpoint },
  };
}
