import type { OutboxEntry } from '#contracts/desk-port.ts';
import { outboxEntry } from '#contracts/desk-port.ts';
import type { AgentPrincipal } from '#domain/kernel/principal.ts';
import { attachmentsIn } from '#domain/kernel/attachment.ts';
import { agentId, epochMs, personId } from '#domain/kernel/fields.ts';
import { agentRecord } from '#domain/workforce/agent.record.ts';
import { personRecord } from '#domain/workforce/person.record.ts';
import { z } from 'zod';
import type { NoteName, StoredNotes } from './keep.ts';
import type { DeskTables } from './open-tables.ts';
import type { FileRow, KeepRow } from './rx-schema.ts';
import { isMissed } from './file-rules.ts';
import { draftRow, fileRow, keepRow, referenceRow } from './rx-schema.ts';

/**
 * What only this device had, saved from a damaged database. Records and journal are not among it: the hub has them.
 */
export const rescuedDesk = z.strictObject({
  keep: z.array(keepRow),
  outbox: z.array(outboxEntry),
  file: z.array(fileRow),
  draft: z.array(draftRow),
  atMs: epochMs,
  /** The name that the damaged file has now; `null` where it was not kept. */
  aside: z.string().max(200).nullable(),
});
export type RescuedDesk = z.infer<typeof rescuedDesk>;

/** Where a rescue lies from the moment the damaged file is read until the new database has it. */
export interface RescuedDeskPlace {
  read(): Promise<RescuedDesk | null>;
  forget(): Promise<void>;
}

/**
 * Notes that are worth saving. Not how far the feed was received, because the replica begins anew; and not the leased
 * numbers: an older version of that note would give out numbers a second time.
 */
const savedNotes: ReadonlySet<string> = new Set([
  'client',
  'session',
  'mark',
  'hubOffsetMs',
  'news',
] satisfies NoteName[]);

const stored = z.looseObject({ id: z.string(), _deleted: z.boolean(), _meta: z.looseObject({ lwt: z.number() }) });

/** Sorts out what was read from a damaged database, each row in the version that was written last. */
export function sortRescued(documents: Iterable<object>): Pick<RescuedDesk, 'keep' | 'outbox' | 'file' | 'draft'> {
  const kinds = {
    outbox: { schema: outboxEntry, mark: 'entry' },
    keep: { schema: keepRow, mark: 'value' },
    file: { schema: fileRow, mark: 'addedAtMs' },
    draft: { schema: draftRow, mark: 'isChanged' },
    reference: { schema: referenceRow, mark: 'record' },
  } as const;
  const newest = new Map<string, { readonly lwt: number; readonly row: unknown }>();
  for (const found of documents) {
    const kind = Object.entries(kinds).find(([, { mark }]) => mark in found);
    const document = kind === undefined ? null : stored.safeParse(found);
    if (kind === undefined || document?.success !== true) continue;
    const { _deleted: isDeleted, _meta: meta, _rev, _attachments, ...row } = document.data;
    const key = `${kind[0]} ${row.id}`;
    if ((newest.get(key)?.lwt ?? -1) > meta.lwt) continue;
    newest.set(key, { lwt: meta.lwt, row: isDeleted ? null : row });
  }
  const all = [...newest];
  function rowsOf<Row>(name: string, schema: z.ZodType<Row>): Row[] {
    return all.flatMap(([key, { row }]) => (key.startsWith(`${name} `) ? (schema.safeParse(row).data ?? []) : []));
  }
  const outbox = rowsOf('outbox', kinds.outbox.schema).toSorted((a, b) => a.order - b.order);
  const notes = rowsOf('keep', kinds.keep.schema).filter(({ id }) => savedNotes.has(id));
  // Nobody was signed in: what still lies on some page is of somebody who has left, and is not to come back.
  if (notes.some(({ id, value }) => id === 'session' && value === null)) {
    return { keep: notes, outbox: [], file: [], draft: [] };
  }
  return {
    keep: withOwner(notes, outbox, rowsOf('reference', kinds.reference.schema)),
    outbox,
    file: withNamedFiles(rowsOf('file', kinds.file.schema), outbox),
    draft: rowsOf('draft', kinds.draft.schema),
  };
}

/**
 * Whose desk it was, if that note is gone: the author of what waits. They sign in, and it is theirs again; without an
 * owner it would be taken for what somebody left behind.
 */
function withOwner(
  notes: readonly KeepRow[],
  outbox: readonly OutboxEntry[],
  reference: readonly z.infer<typeof referenceRow>[],
): KeepRow[] {
  const last = outbox.findLast(({ carried }) => carried === undefined)?.entry;
  if (last === undefined) return [...notes];
  const has = (name: NoteName) => notes.some(({ id }) => id === name);
  const agent = agentRecord.schema.safeParse(reference.find(({ id }) => id === last.actor)?.state).data;
  const person = personRecord.schema.safeParse(reference.find(({ id }) => id === agent?.person)?.state).data;
  const principal: AgentPrincipal = {
    kind: 'agent',
    id: agentId.parse(last.actor),
    person: agent?.person ?? personId.parse('person:0'),
    role: agent?.role ?? 'agent',
    teams: agent?.teams ?? [],
  };
  const session = { principal, name: person?.name ?? last.actor, token: null, offlineUntilMs: epochMs.parse(0) };
  return [
    ...notes,
    ...(has('client') ? [] : [{ id: 'client', value: last.device }]),
    ...(has('session') ? [] : [{ id: 'session', value: session }]),
  ];
}

/** Files are found by their rows; those that waiting commands name are found again without. */
function withNamedFiles(files: readonly FileRow[], outbox: readonly OutboxEntry[]): FileRow[] {
  const known = new Set<string>(files.map(({ id }) => id));
  const named = outbox.flatMap(({ entry }) =>
    attachmentsIn(entry.input).map(({ sha256, name, sizeBytes }) => ({
      id: sha256,
      name,
      sizeBytes,
      state: 'unsent' as const,
      addedAtMs: entry.issuedAtMs,
    })),
  );
  const missing = new Map(named.filter(({ id }) => !known.has(id)).map((row) => [row.id, row]));
  return [...files, ...missing.values()];
}

/**
 * Puts what was saved into a new database, before anybody looks at it. May be done again: it is the same rows.
 */
export async function takeInRescued(tables: DeskTables, rescued: RescuedDesk): Promise<void> {
  const { keep, outbox, file, draft, atMs, aside } = rescued;
  const mishap: StoredNotes['mishap'] = {
    kind: 'storage-damaged',
    atMs,
    commands: outbox.filter(({ state }) => state !== 'acknowledged').length,
    drafts: draft.length,
    files: file.filter(isMissed).length,
    aside,
    numbers: [],
  };
  // What the hub had acknowledged waits again: its place is one of a replica that is gone, and the hub answers the same.
  const waiting = outbox.map((entry) =>
    entry.state === 'acknowledged' ? { ...entry, state: 'waiting' as const, place: 0 } : entry,
  );
  await tables.outbox.write({ put: waiting });
  await tables.file.write({ put: file });
  await tables.draft.write({ put: draft });
  // Last: with these it is a desk, and not before.
  await tables.keep.write({ put: [...keep, { id: 'mishap', value: mishap }] });
}
