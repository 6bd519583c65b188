import type { DeskStorage } from '#platform/any/data-service/open-tables.ts';

/** A storage that stops taking writes, as when its process is killed or its disk is full. */
export interface BreakableStorage {
  readonly storage: DeskStorage;
  /** Takes so many more writes and none after them. */
  breakAfter(writes: number): void;
  mend(): void;
  /** Writes taken so far. */
  readonly writes: () => number;
}

export function breakable(inner: DeskStorage): BreakableStorage {
  let taken = 0;
  let left = Number.POSITIVE_INFINITY;
  const { writeTogether, tellOfMuch } = inner;

  function take(): void {
    if (left <= 0) throw new Error('the storage is broken');
    left -= 1;
    taken += 1;
  }

  const storage: DeskStorage = {
    name: inner.name,
    rxdbVersion: inner.rxdbVersion,
    createStorageInstance: async (params) => {
      const instance = await inner.createStorageInstance(params);
      const write = instance.bulkWrite.bind(instance);
      instance.bulkWrite = async (rows, context) => {
        take();
        return write(rows, context);
      };
      return instance;
    },
    ...(writeTogether === undefined
      ? {}
      : {
          writeTogether: async (writes, how) => {
            take();
            return writeTogether(writes, how);
          },
        }),
    ...(tellOfMuch === undefined ? {} : { tellOfMuch }),
  };
  return {
    storage,
    breakAfter: (writes) => {
      left = writes;
    },
    mend: () => {
      left = Number.POSITIVE_INFINITY;
    },
    writes: () => taken,
  };
}
