import { Fault } from '#contracts/fault.ts';
import { feedCursor } from '#contracts/sync.ts';
import { epochMs } from '#domain/kernel/fields.ts';
import { principal } from '#domain/kernel/principal.ts';
import { siteCode } from '#domain/workforce/site.record.ts';
import { z } from 'zod';
import type { KeepRow } from './rx-schema.ts';
import type { Table } from './table.ts';

const leaseBlock = z.strictObject({ siteCode, next: z.int().min(1), last: z.int().min(1) });

/** What the service notes for itself: one row each, none of it for windows. */
const notes = {
  /** This installation, as commands and leases name it; made once. */
  client: z.string().max(48),
  /** Whose desk this is, even after their token ended: only they may go on with it. */
  session: z
    .strictObject({
      principal,
      name: z.string().max(120),
      /** `null` once the hub ended the session. */
      token: z.string().max(200).nullable(),
      offlineUntilMs: epochMs,
    })
    .nullable(),
  /** Everything up to here is stored; `null` before the first page. */
  cursor: feedCursor.nullable(),
  /** Whether the desk was received to its end at least once since the replica began. */
  isWhole: z.boolean(),
  /** Hub clock minus this device's clock, in milliseconds. */
  hubOffsetMs: z.int(),
  /** Ticket numbers this device may give out, in blocks from `next` to `last`. */
  lease: z.strictObject({ blocks: z.array(leaseBlock), blockSize: z.int().min(0) }),
};
type Notes = { readonly [Name in keyof typeof notes]: z.infer<(typeof notes)[Name]> };
export type NoteName = keyof Notes;
export type KeptSession = NonNullable<Notes['session']>;
export type Lease = Notes['lease'];

const atFirst: Omit<Notes, 'client'> = {
  session: null,
  cursor: null,
  isWhole: false,
  hubOffsetMs: 0,
  lease: { blocks: [], blockSize: 0 },
};

export interface Keep {
  get<Name extends NoteName>(name: Name): Notes[Name];
  /** Stored when the promise resolves, all of `changed` at once. */
  set(changed: Partial<Notes>): Promise<void>;
  /** Reads anew what is stored. */
  load(): Promise<void>;
}

/** @param newClient The id of this installation, should it have none yet. */
export async function openKeep(table: Table<KeepRow>, newClient: () => string): Promise<Keep> {
  let kept: Partial<Notes> = {};

  async function load(): Promise<void> {
    const rows = await table.all();
    // A note that only a later version knows stays where it is.
    const known = rows.filter(({ id }) => Object.hasOwn(notes, id));
    kept = Object.fromEntries(known.map((row) => [row.id, parseNote(row)]));
  }

  async function set(changed: Partial<Notes>): Promise<void> {
    await table.write({ put: Object.entries(changed).map(([id, value]) => ({ id, value })) });
    kept = { ...kept, ...changed };
  }

  await load();
  if (kept.client === undefined) await set({ client: newClient() });
  return {
    get: (name) => ({ ...atFirst, client: '', ...kept })[name],
    set,
    load,
  };
}

function parseNote({ id, value }: KeepRow): unknown {
  const parsed = notes[id as NoteName].safeParse(value);
  if (parsed.success) return parsed.data;
  throw new Fault('storage.failed', 'A note of the data service cannot be read.', {
    cause: parsed.error,
    details: { note: id },
  });
}
