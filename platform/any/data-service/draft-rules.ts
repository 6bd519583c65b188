import type { DeskDraft } from '#contracts/desk-port.ts';
import type { DraftExchangeAnswer, DraftExchangeRequest, HubDraft } from '#contracts/draft.ts';
import { MAX_DRAFTS, staysOnDevice } from '#contracts/draft.ts';
import type { EpochMs } from '#domain/kernel/fields.ts';
import type { DraftRow } from './rx-schema.ts';

/**
 * One draft on one device:
 *
 *     on the hub ──typed here──▶ changed ──the hub took it──▶ on the hub
 *                                  │
 *                                  └─ the hub has another text ──▶ both kept ──its author chose──▶ changed
 *
 * An emptied draft stays, empty, until the hub knows that it is gone. Nothing of a draft is sent while both are kept.
 */
export type KnownDraft = DraftRow | undefined;

export interface Written {
  readonly key: string;
  readonly text: string;
  /** The last state from elsewhere that the writer saw. */
  readonly seen: string | null;
}

/** The draft as it is once this was written; `null`: there is nothing to keep. */
export function written(row: KnownDraft, { key, text, seen }: Written, nowMs: EpochMs): DraftRow | null {
  const blank: DraftRow = { id: key, text: '', base: null, taken: null, isChanged: false, ...here(nowMs), other: null };
  const before = row ?? blank;
  const { other } = before;
  const mine: DraftRow = { ...before, text, isChanged: true, ...here(nowMs) };
  if (other !== null && seen === other.revision) {
    // The choice: what is written now was written in sight of both.
    return keptOrGone({ ...mine, base: other.revision, taken: other.revision, other: null });
  }
  if (other !== null) return text === '' ? withOther(before, other) : mine;
  if (seen === before.taken || row === undefined || text === before.text) {
    return text === before.text && row !== undefined ? row : keptOrGone(mine);
  }
  // Typed over what it was before another device's text came in. Sent or discarded like that, the other text stays.
  if (text === '' || before.base === null) return text === '' ? before : mine;
  return { ...mine, base: seen, taken: seen, other: { ...otherOf(before), revision: before.base } };
}

/** What goes to no hub needs no word that it is gone. Any other may be on its way there at this moment. */
function keptOrGone(row: DraftRow): DraftRow | null {
  return row.text === '' && staysOnDevice(row.id) ? null : row;
}

function here(changedAtMs: EpochMs): Pick<DraftRow, 'deviceName' | 'changedAtMs'> {
  return { deviceName: '', changedAtMs };
}

type Other = NonNullable<DraftRow['other']>;

function otherOf({ text, deviceName, changedAtMs }: DraftRow): Omit<Other, 'revision'> {
  return { text, deviceName, changedAtMs };
}

function withOther(row: DraftRow, { text, revision, deviceName, changedAtMs }: Other): DraftRow {
  return { ...row, text, base: revision, taken: revision, deviceName, changedAtMs, isChanged: false, other: null };
}

/** Whether the hub is still to be told of it. */
export function isToBeSent({ id, isChanged, other }: DraftRow): boolean {
  return isChanged && other === null && !staysOnDevice(id);
}

/** What is said to the hub: all that is held, with the texts it does not have, as many as go in one request. */
export function toExchange(rows: readonly DraftRow[], mostCharacters: number): DraftExchangeRequest['held'] {
  let characters = 0;
  const shared = rows.filter(({ id }) => !staysOnDevice(id));
  return shared.slice(0, 2 * MAX_DRAFTS).map((row) => {
    const { id: key, base, text } = row;
    const fits = isToBeSent(row) && (characters === 0 || characters + text.length <= mostCharacters);
    characters += fits ? text.length : 0;
    return fits ? { key, base, text } : { key, base };
  });
}

export interface DraftChange {
  readonly put: readonly DraftRow[];
  readonly forget: readonly string[];
}

/** Takes in what the hub answered to `sent`. Whatever was typed while it was on its way is still changed here. */
export function exchanged(
  rows: readonly DraftRow[],
  sent: DraftExchangeRequest['held'],
  { drafts, isWhole }: DraftExchangeAnswer,
): DraftChange {
  const known = new Map(rows.map((row) => [row.id, row]));
  const said = new Map(sent.map((draft) => [draft.key, draft]));
  const onHub = new Set(drafts.map(({ key }) => key));
  const put = drafts.flatMap((draft) => taken(known.get(draft.key), said.get(draft.key)?.text, draft) ?? []);
  const missing = isWhole ? rows.filter(({ id }) => said.has(id) && !onHub.has(id)) : [];
  const changes = missing.map((row) => ({ row, left: goneFromHub(row) }));
  return {
    put: [...put, ...changes.flatMap(({ left }) => left ?? [])],
    forget: changes.flatMap(({ row, left }) => (left === null ? [row.id] : [])),
  };
}

/** `null`: as it is already. */
function taken(row: KnownDraft, sentText: string | undefined, draft: HubDraft): DraftRow | null {
  const { key, revision, text, deviceName, changedAtMs } = draft;
  if (text === undefined) {
    if (row === undefined || row.base === revision) return null;
    return { ...row, base: revision, isChanged: row.text !== sentText };
  }
  const theirs = { text, revision, deviceName, changedAtMs };
  const isMine = row?.isChanged === true && row.text !== '' && row.text !== text;
  if (row !== undefined && isMine) return { ...row, other: theirs };
  const blank = { id: key, base: null, taken: null, isChanged: false, text: '', deviceName, changedAtMs, other: null };
  return withOther(row ?? blank, theirs);
}

/** Sent or discarded on another device; what was typed here since is a new draft. `null`: nothing is left. */
function goneFromHub(row: DraftRow): DraftRow | null {
  if (!row.isChanged || row.text === '') return null;
  return { ...row, base: null, taken: null, other: null };
}

/** A draft as windows know it. */
export function shownDraft({
  id: key,
  text,
  taken: seen,
  deviceName,
  changedAtMs,
  isChanged,
  other,
}: DraftRow): DeskDraft {
  return { key, text, seen, deviceName, changedAtMs, isOnHub: !isChanged && other === null, other };
}

/** For windows, in the stead of a draft that is gone. */
export function goneDraft(key: string, changedAtMs: EpochMs): DeskDraft {
  return { key, text: '', seen: null, deviceName: '', changedAtMs, isOnHub: true, other: null };
}

/** Those beyond the number one person may have, that were left lying longest; empty ones first, and never sent ones last. */
export function tooManyDrafts(rows: readonly DraftRow[], most: number): readonly string[] {
  const worth = ({ text, base, isChanged }: DraftRow) => (text === '' && base === null ? 0 : isChanged ? 2 : 1);
  const older = rows.toSorted((a, b) => worth(a) - worth(b) || a.changedAtMs - b.changedAtMs);
  return older.slice(0, Math.max(0, rows.length - most)).map(({ id }) => id);
}
