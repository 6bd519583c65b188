import { Fault } from '#contracts/fault.ts';
import { installationMark } from '#contracts/api/api-request.ts';
import { deskMishap, hubRestored } from '#contracts/desk-port.ts';
import { publicKeyText, signedText } from '#contracts/exchange.ts';
import { feedCursor, snapshotToken } from '#contracts/sync.ts';
import { epochMs } from '#domain/kernel/fields.ts';
import { fileRoomBytes, USUAL_FILE_ROOM_BYTES } from '#domain/kernel/file-room.ts';
import { historyDays, USUAL_HISTORY_DAYS } from '#domain/kernel/history.ts';
import { journalLineSchema } from '#domain/kernel/journal.ts';
import { principal } from '#domain/kernel/principal.ts';
import { siteCode } from '#domain/workforce/site.record.ts';
import { z } from 'zod';
import { newsMarks } from '../desk-news/news-marks.ts';
import type { KeepRow } from './rx-schema.ts';
import type { Prepared } from './staged-copy.ts';
import type { Table } from './table.ts';

const leaseBlock = z.strictObject({ siteCode, next: z.int().min(1), last: z.int().min(1) });

/** Key stores add a header and their padding, and make text of it. */
const MOST_SEALED = 4_000;

/** What the service notes for itself: one row each, none of it for windows. */
const notes = {
  /** This installation, as commands and leases name it; made once. */
  client: z.string().max(48),
  /** Whose desk this is, even after their token ended: only they may go on with it. */
  session: z
    .strictObject({
      principal,
      name: z.string().max(120),
      /** `null` once the hub ended the session, and where a vault keeps it. */
      token: z.string().max(200).nullable(),
      /** What the vault made of the token; `null` where it had no safe place for it. Absent without a vault. */
      sealed: z.string().max(MOST_SEALED).nullable().optional(),
      offlineUntilMs: epochMs,
    })
    .nullable(),
  /** Everything up to here is stored; `null` before the first page. */
  cursor: feedCursor.nullable(),
  /** How far the first sync has come; `null` when none is under way. `hasWork`: what comes before tickets is all here. */
  snapshot: z
    .strictObject({ next: snapshotToken, sent: z.int().min(0), total: z.int().min(0), hasWork: z.boolean() })
    .nullable(),
  /** Whether the desk was received to its end at least once since the replica began. */
  isWhole: z.boolean(),
  /** Hub clock minus this device's clock, in milliseconds. */
  hubOffsetMs: z.int(),
  /** How the version that ran here last kept each kind of record; see `bring-forward.ts`. */
  shapes: z.record(z.string(), z.strictObject({ version: z.int().min(0), schema: z.string() })),
  /** How much settled work this device is to carry, by its agent's choice. */
  historyDays,
  /** How much files may take here that the hub has as well, by its agent's choice. */
  fileRoomBytes,
  /** Everything was forgotten at once, and traces of it are on the disk until the new replica is whole. */
  isPurgeDue: z.boolean(),
  /** What left the reader's sight and was forgotten here, and was not yet told to the hub; `null` when nothing is. */
  forgotten: z.strictObject({ records: z.int().min(0), place: z.int().min(0) }).nullable(),
  /** Old tickets that were fetched by wish, by their id. */
  visits: z.record(z.string().max(48), z.strictObject({ atMs: z.number(), isKept: z.boolean() })),
  /** How the comparison with the hub stands; see `check-replica.ts`. */
  check: z.strictObject({
    /** Where it goes on; `null` at the beginning. */
    next: z.strictObject({ record: z.string().max(32), after: z.string().max(48).nullable() }).nullable(),
    /** When everything had been compared last, by the hub's clock; `null` before that. */
    wholeAtMs: epochMs.nullable(),
    /** When the comparison of the day was made last. */
    dailyAtMs: epochMs.nullable(),
    /** Rows put right since the replica began. */
    healed: z.int().min(0),
  }),
  /** When the replica was begun, and when the hub was met last, by the hub's clock. */
  begunAtMs: epochMs.nullable(),
  contactAtMs: epochMs.nullable(),
  /** What the agent was told of already; `null` before they were told anything. */
  news: newsMarks.nullable(),
  /** When the hub was put back that drafts were last exchanged with, 0 for never; `null` before the first exchange. */
  draftsSinceMs: epochMs.nullable(),
  /** When the hub was put back whose answers lie here, 0 for never; `null` before it was met. */
  answersSinceMs: epochMs.nullable(),
  /** What happened to this device, until somebody has read it. */
  mishap: deskMishap.nullable(),
  /** The hub was restored from a backup; `null` once nothing of it is left to do or to tell. */
  restored: hubRestored.nullable(),
  /** Lines of others that a restored hub had lost and could not take back from here: handed in again until it knows them. */
  unplaced: z.array(journalLineSchema),
  /** What this installation is known again by; `next` was shown to the hub, and its answer has not come. */
  mark: z.strictObject({ seen: installationMark.nullable(), next: installationMark.nullable() }),
  /** What this console signs with; see `../exchange/console-key.ts`. */
  exchange: z
    .strictObject({
      publicKey: publicKeyText,
      /** The private key, PKCS #8 in base64, or what the vault made of it; `null` where it had no safe place for it. */
      secret: z.string().max(MOST_SEALED).nullable(),
      isSealed: z.boolean(),
      hub: publicKeyText.nullable(),
      certificate: signedText.nullable(),
    })
    .nullable(),
  /** Ticket numbers this device may give out, in blocks from `next` to `last`. */
  lease: z.strictObject({ blocks: z.array(leaseBlock), blockSize: z.int().min(0) }),
};
export type StoredNotes = { readonly [Name in keyof typeof notes]: z.infer<(typeof notes)[Name]> };
export type ExchangeNote = NonNullable<StoredNotes['exchange']>;
type StoredSession = NonNullable<StoredNotes['session']>;

/** Whose desk this is, with their token at hand. */
export interface KeptSession extends Omit<StoredSession, 'sealed'> {
  /** There is no token because none could be kept over the last start: people sign in to sync, and work on meanwhile. */
  readonly isTokenLost?: true;
}
export interface Notes extends Omit<StoredNotes, 'session'> {
  readonly session: KeptSession | null;
}
export type NoteName = keyof Notes;
export type Lease = Notes['lease'];

/** Where tokens lie for the next start, so that the storage holds none as it is. Browsers have no such place. */
export interface TokenVault {
  /** What to store in the token's stead; `null` when there is no safe place, and the token is kept in memory alone. */
  readonly seal: (token: string) => Promise<string | null>;
  /** The token again; `null` when it cannot be read any more, on another computer for instance. */
  readonly open: (sealed: string) => Promise<string | null>;
}

const atFirst: Omit<Notes, 'client'> = {
  session: null,
  cursor: null,
  snapshot: null,
  isWhole: false,
  hubOffsetMs: 0,
  shapes: {},
  historyDays: USUAL_HISTORY_DAYS,
  fileRoomBytes: USUAL_FILE_ROOM_BYTES,
  isPurgeDue: false,
  forgotten: null,
  visits: {},
  check: { next: null, wholeAtMs: null, dailyAtMs: null, healed: 0 },
  begunAtMs: null,
  contactAtMs: null,
  news: null,
  draftsSinceMs: null,
  answersSinceMs: null,
  mishap: null,
  restored: null,
  unplaced: [],
  mark: { seen: null, next: null },
  exchange: null,
  lease: { blocks: [], blockSize: 0 },
};

export interface Keep {
  get<Name extends NoteName>(name: Name): Notes[Name];
  /** Stored when the promise resolves, all of `changed` at once. */
  set(changed: Partial<Notes>): Promise<void>;
  /** The same as a part of what is written together. */
  prepare(changed: Partial<Notes>): Promise<Prepared>;
  /** Reads anew what is stored. */
  load(): Promise<void>;
}

/** @param newClient The id of this installation, should it have none yet. */
export async function openKeep(table: Table<KeepRow>, newClient: () => string, vault?: TokenVault): Promise<Keep> {
  let kept: Partial<Notes> = {};

  async function load(): Promise<void> {
    const rows = await table.all();
    const stored: Partial<StoredNotes> = Object.fromEntries(
      rows.filter(({ id }) => Object.hasOwn(notes, id)).flatMap(readNote),
    );
    const { session, ...others } = stored;
    kept = { ...others, ...(session === undefined ? {} : { session: await openedSession(session, vault, kept) }) };
  }

  async function rowsOf(changed: Partial<Notes>): Promise<readonly KeepRow[]> {
    const { session } = changed;
    const stored = session === undefined ? changed : { ...changed, session: await sealedSession(session, vault) };
    return Object.entries(stored).map(([id, value]) => ({ id, value }));
  }

  function adopt(changed: Partial<Notes>): void {
    kept = { ...kept, ...changed };
  }

  async function set(changed: Partial<Notes>): Promise<void> {
    await table.write({ put: await rowsOf(changed) });
    adopt(changed);
  }

  await load();
  if (kept.client === undefined) await set({ client: newClient() });
  return {
    get: (name) => ({ ...atFirst, client: '', ...kept })[name],
    set,
    prepare: async (changed) => ({
      writes: await table.prepare({ put: await rowsOf(changed) }),
      onWritten: () => adopt(changed),
    }),
    load,
  };
}

/** A session as it is stored: the token only where no vault was given. */
async function sealedSession(session: KeptSession | null, vault?: TokenVault): Promise<StoredNotes['session']> {
  if (session === null) return null;
  const { isTokenLost, ...stored } = session;
  if (isTokenLost === true) return { ...stored, sealed: null };
  if (vault === undefined || stored.token === null) return stored;
  return { ...stored, token: null, sealed: await vault.seal(stored.token) };
}

/** @param known What was at hand before; a token that could not be sealed is nowhere else. */
async function openedSession(
  stored: StoredNotes['session'],
  vault: TokenVault | undefined,
  known: Partial<Notes>,
): Promise<KeptSession | null> {
  if (stored === null) return null;
  const { sealed, ...session } = stored;
  if (sealed === undefined) return session;
  const before = known.session?.principal.id === session.principal.id ? (known.session?.token ?? null) : null;
  const token = sealed === null ? before : ((await vault?.open(sealed)) ?? before);
  return token === null ? { ...session, isTokenLost: true } : { ...session, token };
}

/** What another version noted in a way this one cannot read is as if it had not been noted. */
function readNote({ id, value }: KeepRow): readonly [string, unknown][] {
  const note = notes[id as NoteName].safeParse(value);
  if (note.success) return [[id, note.data]];
  // But for the session: to forget it would be to forget whose commands wait here.
  if (id !== 'session') return [];
  throw new Fault('storage.failed', 'The session on this device cannot be read.', { cause: note.error });
}
