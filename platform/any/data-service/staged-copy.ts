import type { DeskRecord } from '#domain/kernel/record.ts';
import type { TogetherWrite } from '../write-together.ts';
import type { DeskCopy } from './desk-copy.ts';
import type { Keep, NoteName, Notes } from './keep.ts';
import type { Records } from './records.ts';
import type { SmallTable } from './small-table.ts';
import type { Row, TableChange } from './table.ts';

/** A part of what is written together, and what is to be done once it is written. */
export interface Prepared {
  readonly writes: readonly TogetherWrite[];
  readonly onWritten: () => void;
}

export interface StagedCopy {
  /** Reads as if everything written to it stood there. Files, and what empties whole tables, go through at once. */
  readonly copy: DeskCopy;
  /** All that was written to it, for one transaction. */
  prepare(): Promise<Prepared>;
}

/** A copy that keeps its writes for one transaction: those who read the real one see all of them or none. */
export function stageCopy(real: DeskCopy): StagedCopy {
  const keep = stageKeep(real.keep);
  const outbox = stageTable(real.outbox);
  const masters = stageTable(real.masters);
  const records = stageRecords(real.records);
  const feed = { ...real.feed };
  return {
    copy: { ...real, feed, keep: keep.staged, outbox: outbox.staged, masters: masters.staged, records: records.staged },
    prepare: async () => {
      const parts = [await masters.prepare(), await records.prepare(), await outbox.prepare(), await keep.prepare()];
      return {
        writes: parts.flatMap(({ writes }) => writes),
        onWritten: () => {
          for (const { onWritten } of parts) onWritten();
          Object.assign(real.feed, feed);
        },
      };
    },
  };
}

/** The last word on each row: put or forgotten. */
function createChanges<Kept extends Row>() {
  const put = new Map<string, Kept>();
  const forgotten = new Set<string>();
  return {
    put,
    forgotten,
    add: (change: TableChange<Kept>) => {
      // As tables do it: what is both put and forgotten is put.
      for (const id of change.forget ?? []) {
        put.delete(id);
        forgotten.add(id);
      }
      for (const row of change.put ?? []) {
        put.set(row.id, row);
        forgotten.delete(row.id);
      }
    },
    all: (): TableChange<Kept> => ({ put: [...put.values()], forget: [...forgotten] }),
  };
}

function stageTable<Kept extends Row>(real: SmallTable<Kept>) {
  const changes = createChanges<Kept>();
  const { put, forgotten } = changes;
  const staged: SmallTable<Kept> = {
    ...real,
    all: () => {
      if (put.size + forgotten.size === 0) return real.all();
      return [
        ...real.all().flatMap((row) => (forgotten.has(row.id) ? [] : (put.get(row.id) ?? row))),
        ...[...put.values()].filter(({ id }) => real.get(id) === undefined),
      ];
    },
    get: (id) => (forgotten.has(id) ? undefined : (put.get(id) ?? real.get(id))),
    write: async (change) => changes.add(change),
  };
  return { staged, prepare: () => real.prepare(changes.all()) };
}

function stageRecords(real: Records) {
  const changes = createChanges<DeskRecord>();
  const { put, forgotten } = changes;
  const staged: Records = {
    ...real,
    find: async (ids) => {
      const untouched = ids.filter((id) => !put.has(id) && !forgotten.has(id));
      const found = new Map(await real.find(untouched));
      for (const id of ids) {
        const state = put.get(id);
        if (state !== undefined) found.set(id, state);
      }
      return found;
    },
    write: async (change) => changes.add(change),
  };
  const prepare = async (): Promise<Prepared> => ({
    writes: await real.prepare(changes.all()),
    onWritten: () => {},
  });
  return { staged, prepare };
}

function stageKeep(real: Keep) {
  let changed: Partial<Notes> = {};
  const staged: Keep = {
    ...real,
    get: <Name extends NoteName>(name: Name): Notes[Name] =>
      // What is in `changed` by a name is of that name's type.
      Object.hasOwn(changed, name) ? (changed[name] as Notes[Name]) : real.get(name),
    set: async (notes) => {
      changed = { ...changed, ...notes };
    },
  };
  return { staged, prepare: () => real.prepare(changed) };
}
