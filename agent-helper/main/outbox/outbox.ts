import { readdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Fault } from '#contracts/fault.ts';
import type { CommandEntry } from '#domain/kernel/command.ts';
import { commandEntry } from '#domain/kernel/command.ts';
import { TEMPORARY_SUFFIX } from '#platform/node/replace-file.ts';
import type { DataFolder } from '../data-folder.ts';
import { readStoredJson, writeStoredJson } from '../stored-json.ts';

/** More than anybody reports while a hub is away; a helper gone wild fills no disk. */
export const MOST_WAITING = 1_000;
/** No write takes this long: what is left of one belongs to a process that died. */
const ABANDONED_AFTER_MS = 3_600_000;

/** A serial number, so that the order of issue is kept when the clock is set back, and the command's id. */
const FILE_NAME = /^(\d{12})-([0-9a-f-]{36})\.json$/;

/**
 * Commands on their way to the hub. Several processes of this user may add, send and drop at the same time, because the
 * hub answers a command that comes twice with its first answer; only the one that runs for good sets aside and sweeps.
 */
export interface Outbox {
  /** Once this resolves the command survives a power cut. Throws `outbox.full`, or why nothing was written. */
  readonly add: (entry: CommandEntry) => Promise<void>;
  /** Adds a command in place of older ones, which are gone only when it is there. */
  readonly replace: (older: readonly CommandEntry[], entry: CommandEntry) => Promise<void>;
  /** In the order they were issued. What cannot be read is left out here and named by `setDamagedAside`. */
  readonly waiting: () => Promise<readonly CommandEntry[]>;
  readonly drop: (commands: ReadonlySet<CommandEntry['id']>) => Promise<void>;
  /** Moves files that are none of ours, or no longer readable, to where they block nothing. Returns their names. */
  readonly setDamagedAside: () => Promise<readonly string[]>;
  /** Removes what processes left that died while writing. */
  readonly sweep: (nowMs: number) => Promise<void>;
}

/**
 * One file per command, written aside and renamed: it is in the folder whole, or it is not there, whenever the process
 * dies. A problem can be reported beside a running helper, and a damaged file takes no other with it.
 */
export function createOutbox(folder: Pick<DataFolder, 'waiting' | 'damaged'>): Outbox {
  async function namesInOrder(): Promise<readonly string[]> {
    const names = await readdir(folder.waiting);
    return names.filter((name) => FILE_NAME.test(name)).toSorted();
  }

  async function add(entry: CommandEntry): Promise<void> {
    const names = await namesInOrder();
    if (names.length >= MOST_WAITING) {
      throw new Fault('outbox.full', 'Too many commands wait for the hub.', { details: { waiting: names.length } });
    }
    const serial = Number(FILE_NAME.exec(names.at(-1) ?? '')?.[1] ?? 0) + 1;
    await writeStoredJson(join(folder.waiting, `${String(serial).padStart(12, '0')}-${entry.id}.json`), entry);
  }

  async function drop(commands: ReadonlySet<CommandEntry['id']>): Promise<void> {
    const answered = (await namesInOrder()).filter((name) => commands.has(idIn(name)));
    await Promise.all(answered.map((name) => rm(join(folder.waiting, name), { force: true })));
  }

  /** `gone`: dropped since its name was read, by another process that sends. */
  async function read(name: string): Promise<CommandEntry | 'damaged' | 'gone'> {
    try {
      const entry = await readStoredJson(join(folder.waiting, name), commandEntry);
      if (entry === null) return 'gone';
      return entry.id === idIn(name) ? entry : 'damaged';
    } catch (error) {
      if (error instanceof Fault) return 'damaged';
      throw error;
    }
  }

  return {
    add,
    replace: async (older, entry) => {
      await add(entry);
      await drop(new Set(older.map(({ id }) => id)));
    },
    waiting: async () => {
      const entries: CommandEntry[] = [];
      for (const name of await namesInOrder()) {
        const entry = await read(name);
        if (typeof entry === 'object') entries.push(entry);
      }
      return entries;
    },
    drop,
    setDamagedAside: async () => {
      const damaged: string[] = [];
      for (const name of await namesInOrder()) {
        if ((await read(name)) !== 'damaged') continue;
        await rename(join(folder.waiting, name), join(folder.damaged, name));
        damaged.push(name);
      }
      return damaged;
    },
    sweep: async (nowMs) => {
      const left = (await readdir(folder.waiting)).filter((name) => name.endsWith(TEMPORARY_SUFFIX));
      for (const name of left) {
        const path = join(folder.waiting, name);
        if (nowMs - (await stat(path)).mtimeMs > ABANDONED_AFTER_MS) await rm(path, { force: true });
      }
    },
  };
}

function idIn(name: string): string {
  return FILE_NAME.exec(name)?.[2] ?? '';
}
