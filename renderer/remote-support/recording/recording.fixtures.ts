import { attachmentHash, attachmentSchema } from '#domain/kernel/attachment.ts';
import { ok } from '#domain/kernel/result.ts';
import { sha256Of } from '#platform/any/attachment/sha256.ts';
import type { Bytes } from '#platform/browser/recording/recording-file.ts';
import type { KeepPorts } from './keep-recording.ts';
import type { RecordingDatabase, StoredTake } from './recording-database.ts';

interface Issued {
  readonly name: string;
  readonly target: string;
  readonly input: unknown;
  readonly id: string | undefined;
}

/** @param write Throws where nothing can be written. */
function databaseInMemory(write: () => void) {
  const takes = new Map<string, StoredTake>();
  const pieces = new Map<string, { readonly bytes: Bytes; readonly lengthMs: number }[]>();
  const put = (id: string, number: number, bytes: Bytes, lengthMs: number): void => {
    write();
    pieces.get(id)![number] = { bytes, lengthMs };
  };
  const database: RecordingDatabase = {
    begin: async (take, head) => {
      write();
      takes.set(take.id, take);
      pieces.set(take.id, [{ bytes: head, lengthMs: 0 }]);
    },
    append: async (...piece) => put(...piece),
    close: async (take, ...last) => {
      put(take.id, ...last);
      takes.set(take.id, { ...take, isClosed: true });
    },
    read: async (id) => {
      const take = takes.get(id);
      const stored = pieces.get(id) ?? [];
      if (take === undefined) return null;
      return { take, pieces: stored.map(({ bytes }) => bytes), lengthMs: stored.at(-1)?.lengthMs ?? 0 };
    },
    takesOf: async (agent) => [...takes.values()].flatMap((take) => (take.agent === agent ? [take.id] : [])),
    forget: async (id) => {
      write();
      takes.delete(id);
      pieces.delete(id);
    },
    letGo: () => undefined,
  };
  return { takes, pieces, database };
}

/** A device that keeps recordings, and a desk that files go to, in memory. */
export function aRecordingStore() {
  const files = new Map<string, Bytes>();
  const issued: Issued[] = [];
  let failure: Error | null = null;
  const write = (): void => {
    if (failure !== null) throw failure;
  };
  const { takes, pieces, database } = databaseInMemory(write);
  const desk: KeepPorts['desk'] = {
    addFile: async ({ name, mediaType, bytes }) => {
      write();
      const sha256 = attachmentHash.parse(await sha256Of(bytes));
      files.set(sha256, bytes);
      return ok(attachmentSchema.parse({ sha256, name, mediaType, sizeBytes: bytes.length }));
    },
    issue: async (name, target, input, id) => {
      issued.push({ name, target, input, id });
      return ok({ command: id ?? '' });
    },
  };
  return {
    database,
    desk,
    issued,
    files: () => [...files.values()],
    takes: () => [...takes.keys()],
    left: () => takes.size,
    pieces: () => [...pieces.values()].reduce((sum, { length }) => sum + length, 0),
    /** From now on nothing can be written. @param error `null`: again it can. */
    fail: (error: Error | null) => void (failure = error),
  };
}
