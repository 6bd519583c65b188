import type { FileOrder } from '#contracts/helper-exchange.ts';
import type { FileStop } from '#contracts/remote-session/file-messages.ts';
import { Fault } from '#contracts/fault.ts';
import type { ChosenFile } from './chosen-file.ts';
import { openChosenFile } from './chosen-file.ts';
import type { BoardedFile } from './exchange-board.ts';

type Named = Pick<ChosenFile, 'name' | 'sizeBytes' | 'sha256'>;

export interface OutgoingFilesPorts {
  readonly order: (order: FileOrder) => void;
  readonly board: (file: Named, cancel: () => void) => BoardedFile;
  /** It has arrived there, whole. */
  readonly onKept: (file: Named) => void;
  readonly onUse: () => void;
  readonly mayGo: () => boolean;
  readonly reportFault: (error: unknown) => void;
}

/** Files that the person chose, on their way to the console over one link. */
export interface OutgoingFiles {
  /** Offers them one after the other. @returns how many there was something to offer of. */
  readonly send: (paths: readonly string[]) => Promise<number>;
  readonly read: (chosen: number, from: number, to: number) => Promise<Uint8Array<ArrayBuffer>>;
  readonly moved: (chosen: number, bytes: number) => void;
  readonly ended: (chosen: number, how: 'kept' | FileStop) => void;
  readonly stop: () => void;
  readonly close: () => Promise<void>;
}

interface Leaving {
  readonly file: ChosenFile;
  readonly boarded: BoardedFile;
}

export function createOutgoingFiles(ports: OutgoingFilesPorts): OutgoingFiles {
  const leaving = new Map<number, Leaving>();
  let count = 0;

  async function sendOne(path: string): Promise<boolean> {
    const file = await openedOrTold(path, ports.reportFault);
    if (file === null) return false;
    // Reading a large file through takes a while.
    if (!ports.mayGo()) {
      await file.close();
      return false;
    }
    count += 1;
    const chosen = count;
    const { name, sizeBytes, sha256 } = file;
    const boarded = ports.board(file, () => cancel(chosen));
    leaving.set(chosen, { file, boarded });
    ports.order({ kind: 'send', file: { chosen, name, sizeBytes, sha256 } });
    return true;
  }

  function cancel(chosen: number): void {
    ports.order({ kind: 'cancel', direction: 'out', number: chosen });
  }

  return {
    send: async (paths) => {
      let sent = 0;
      for (const path of paths) if (await sendOne(path)) sent += 1;
      return sent;
    },
    read: async (chosen, from, to) => {
      const one = leaving.get(chosen);
      if (one === undefined || !ports.mayGo()) {
        throw new Fault('file.unknown', 'No such file is on its way.', { details: { chosen } });
      }
      ports.onUse();
      return await one.file.read(from, to);
    },
    moved: (chosen, bytes) => leaving.get(chosen)?.boarded.moved(bytes),
    ended: (chosen, how) => {
      const one = leaving.get(chosen);
      leaving.delete(chosen);
      if (one === undefined) return;
      one.file.close().catch(ports.reportFault);
      if (how !== 'kept') return one.boarded.ended(how);
      one.boarded.kept(null);
      ports.onKept(one.file);
    },
    stop: () => {
      for (const chosen of leaving.keys()) cancel(chosen);
    },
    close: async () => {
      const left = [...leaving.values()];
      leaving.clear();
      for (const { file, boarded } of left) {
        await file.close().catch(ports.reportFault);
        boarded.ended('file.cancelled');
      }
    },
  };
}

/** What cannot be read is not offered; the person may choose another. */
async function openedOrTold(path: string, reportFault: (error: unknown) => void): Promise<ChosenFile | null> {
  try {
    return await openChosenFile(path);
  } catch (error) {
    reportFault(error);
    return null;
  }
}
