import { createHmac, timingSafeEqual } from 'node:crypto';
import type { JournalLine } from '#domain/kernel/journal.ts';
import { z } from 'zod';
import { Fault } from '#contracts/fault.ts';
import type { Store } from '../store/store.ts';

/** Puts the hub's own mark on journal lines, and knows it again when somebody hands a line in after a restore. */
export interface LineSeal {
  seal(line: JournalLine): JournalLine;
  isSealed(line: JournalLine): boolean;
}

/** Half of SHA-256: short enough to stand in every line, far too long to be guessed. */
const SEAL_BYTES = 16;

const storedKey = z.string().min(32);

/** The key lies in the store, so that whoever restores a backup has it: it proves nothing about anything else. */
async function readLineSeal({ database }: Pick<Store, 'database'>): Promise<LineSeal> {
  const row = await database.selectFrom('setting').select('value').where('name', '=', 'line_seal').executeTakeFirst();
  if (row === undefined) throw new Fault('store.damaged', 'The store has lost the key that seals journal lines.');
  return lineSealBy(storedKey.parse(JSON.parse(row.value)));
}

/** The same, read when it is first needed. */
export function createSealReader(store: Pick<Store, 'database'>): () => Promise<LineSeal> {
  let known: LineSeal | null = null;
  return async () => (known ??= await readLineSeal(store));
}

function lineSealBy(key: string): LineSeal {
  const sealOf = (line: JournalLine) =>
    createHmac('sha256', key).update(plainText(line)).digest().subarray(0, SEAL_BYTES);
  return {
    seal: (line) => ({ ...line, seal: sealOf(line).toString('base64url') }),
    isSealed: (line) => {
      const given = Buffer.from(line.seal ?? '', 'base64url');
      return given.length === SEAL_BYTES && timingSafeEqual(given, sealOf(line));
    },
  };
}

/** The line without its seal as text that is the same whichever way its fields were put in order meanwhile. */
function plainText({ seal: _seal, ...line }: JournalLine): string {
  return JSON.stringify(line, (_key, value: unknown) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).toSorted(([one], [other]) => (one < other ? -1 : 1)))
      : value,
  );
}
