import type { DeskFile } from '#contracts/desk-port.ts';
import type { AttachmentHash } from '#domain/kernel/attachment.ts';
import type { BlobStore } from '../attachment/blob-store.ts';
import type { FileRow } from './rx-schema.ts';
import type { SmallTable } from './small-table.ts';

/**
 * Files on this device, each from one to the next state:
 *
 *     draft ──a command names it──▶ unsent ──the hub has it──▶ sent          fetched: from the hub, to be looked at
 *       └──────────── nobody sent it: forgotten                 └──── kept as long as there is room ────┘
 *
 * Rows say what there is; bytes lie beside them, come first and go last.
 */
export interface FileShelf {
  all(): readonly FileRow[];
  get(sha256: AttachmentHash): FileRow | undefined;
  bytesOf(sha256: AttachmentHash): Promise<Uint8Array<ArrayBuffer> | null>;
  keep(row: FileRow, bytes: Uint8Array<ArrayBuffer>): Promise<void>;
  mark(hashes: readonly AttachmentHash[], state: FileRow['state']): Promise<void>;
  forget(hashes: readonly AttachmentHash[]): Promise<void>;
  /** Somebody looks at it: of what the hub has as well, what was used last goes last. */
  use(sha256: AttachmentHash, nowMs: number): Promise<void>;
  /** Lets go of what is over the limit, by choice of a smaller one for instance. */
  makeRoom(): Promise<void>;
  /** Removes bytes that no row speaks of, and rows without bytes; a crash between two writes leaves such. */
  tidy(): Promise<void>;
  /** Reads anew what is stored. */
  load(): Promise<void>;
  /** How much of a file the hub has, while it is on its way. */
  tellSent(sha256: AttachmentHash, sentBytes: number): void;
  /** Calls at once with what there is, then with every change. Returns the way out. */
  readonly watch: (watcher: (files: readonly DeskFile[]) => void) => () => void;
}

/** @param roomBytes How much those may take at present that the hub has as well. */
export function createFileShelf(rows: SmallTable<FileRow>, blobs: BlobStore, roomBytes: () => number): FileShelf {
  const watchers = new Set<(files: readonly DeskFile[]) => void>();
  const sent = new Map<AttachmentHash, number>();
  const shown = () => rows.all().map((row) => fileOf(row, sent.get(row.id) ?? 0));
  const tell = () => {
    const files = shown();
    for (const watcher of watchers) watcher(files);
  };

  async function forget(hashes: readonly AttachmentHash[]): Promise<void> {
    if (hashes.length === 0) return;
    await rows.write({ forget: hashes });
    for (const sha256 of hashes) await blobs.remove(sha256);
    tell();
  }

  const makeRoom = () => forget(tooMany(rows.all(), roomBytes()));

  return {
    all: () => rows.all(),
    get: (sha256) => rows.get(sha256),
    bytesOf: (sha256) => blobs.get(sha256),
    keep: async (row, bytes) => {
      await blobs.put(row.id, bytes);
      await rows.write({ put: [row] });
      tell();
      await makeRoom();
    },
    mark: async (hashes, state) => {
      const known = hashes.flatMap((sha256) => rows.get(sha256) ?? []);
      await rows.write({ put: known.map((row) => ({ ...row, state })) });
      for (const sha256 of hashes) sent.delete(sha256);
      tell();
      await makeRoom();
    },
    forget,
    use: async (sha256, nowMs) => {
      const row = rows.get(sha256);
      if (row !== undefined && isStale(row, nowMs)) await rows.write({ put: [{ ...row, addedAtMs: nowMs }] });
    },
    makeRoom,
    tidy: async () => {
      const there = new Set(await blobs.list());
      for (const sha256 of there) if (rows.get(sha256) === undefined) await blobs.remove(sha256);
      await forget(rows.all().flatMap(({ id }) => (there.has(id) ? [] : [id])));
      await rows.purge();
    },
    load: async () => {
      await rows.load();
      tell();
    },
    tellSent: (sha256, sentBytes) => {
      sent.set(sha256, sentBytes);
      tell();
    },
    watch: (watcher) => {
      watchers.add(watcher);
      watcher(shown());
      return () => watchers.delete(watcher);
    },
  };
}

function fileOf({ id, name, sizeBytes, state }: FileRow, sentBytes: number): DeskFile {
  return { sha256: id, name, sizeBytes, state, sentBytes: state === 'sent' ? sizeBytes : sentBytes };
}

/** Looking at a file is noted once an hour, and not with every look. */
const USE_NOTED_MS = 3_600_000;

/** Whether it is worth a write that a file is used. Drafts and unsent files do not go for want of room. */
export function isStale({ state, addedAtMs }: FileRow, nowMs: number): boolean {
  return (state === 'sent' || state === 'fetched') && nowMs - addedAtMs > USE_NOTED_MS;
}

/** Of what can be had again from the hub: as much as is over the limit, what was used longest ago first. */
function tooMany(rows: readonly FileRow[], roomBytes: number): readonly AttachmentHash[] {
  const again = rows.filter(({ state }) => state === 'sent' || state === 'fetched');
  let tooMuch = again.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0) - roomBytes;
  const gone: AttachmentHash[] = [];
  for (const { id, sizeBytes } of again.toSorted((one, other) => one.addedAtMs - other.addedAtMs)) {
    if (tooMuch <= 0) break;
    gone.push(id);
    tooMuch -= sizeBytes;
  }
  return gone;
}
