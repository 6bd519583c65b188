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
  /** How the version that ran here last kept each kind of record; see `bring-forward.ts`. */
  shapes: z.record(z.string(), z.strictObject({ version: z.int().min(0), schema: z.string() })),
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
  shapes: {},
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
    kept = Object.fromEntries(rows.filter(({ id }) => Object.hasOwn(notes, id)).flatMap(readNote));
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

/** What another version noted in a way this one cannot read is as if it had not been noted. */
function readNote({ id, value }: KeepRow): readonly [string, unknown][] {
  const note = notes[id as NoteName].safeParse(value);
  if (note.success) return [[id, note.data]];
  // But for the session: to forget it would be to forget whose commands wait here.
  if (id !== 'session') return [];
  throw new Fault('storage.failed', 'The session on this device cannot be read.', { cause: note.error });
}
