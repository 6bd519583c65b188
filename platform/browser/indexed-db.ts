/** What the browser's own database answers. Rejects with its error. */
export function answered<Value>(request: IDBRequest<Value>): Promise<Value> {
  return new Promise((resolve, reject) => {
    request.addEventListener('success', () => resolve(request.result));
    request.addEventListener('error', () => reject(request.error));
  });
}

/** Resolves when all of it is kept, and rejects when nothing is. */
export function finished(transaction: IDBTransaction): Promise<void> {
  return new Promise((resolve, reject) => {
    transaction.addEventListener('complete', () => resolve());
    transaction.addEventListener('abort', () => reject(transaction.error));
    transaction.addEventListener('error', () => reject(transaction.error));
  });
}

/** One connection to a database. An open one stays in memory as long as its page, with everything around it. */
export interface KeptConnection {
  /** Opens it, unless it is open. */
  readonly open: () => Promise<IDBDatabase>;
  /** Closes it once what was asked is answered. Whoever asks afterwards opens another. */
  readonly letGo: () => void;
}

/** @param begin Makes what is to be in it, the first time. */
export function keepConnection(name: string, begin: (database: IDBDatabase) => void): KeptConnection {
  let opened: Promise<IDBDatabase> | null = null;
  return {
    open: () => (opened ??= openIndexedDb(name, begin)),
    letGo: () => {
      const before = opened;
      opened = null;
      void before?.then(
        (database) => database.close(),
        // Whoever asked has heard that it could not be opened.
        () => undefined,
      );
    },
  };
}

/** @param begin Makes what is to be in it, the first time. */
export async function openIndexedDb(name: string, begin: (database: IDBDatabase) => void): Promise<IDBDatabase> {
  const request = indexedDB.open(name, 1);
  request.addEventListener('upgradeneeded', () => begin(request.result));
  const database = await answered(request);
  // Another tab wants to delete the database, with the rest of what the site keeps.
  database.addEventListener('versionchange', () => database.close());
  return database;
}
