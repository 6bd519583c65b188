import type { DraftExchangeAnswer, DraftExchangeRequest, HubDraft } from '#contracts/draft.ts';
import { DRAFT_KEPT_MS, MAX_DRAFTS, recordIdIn } from '#contracts/draft.ts';
import type { RecordKinds } from '#domain/kernel/command.ts';
import { epochMs } from '#domain/kernel/fields.ts';
import type { AgentPrincipal } from '#domain/kernel/principal.ts';
import type { Store, StoreTransaction } from '../store/store.ts';
import { readRestorations } from '../store/restoration.ts';
import { createAttempts } from '../sync/attempts.ts';
import { mayRead, readersOfRecords } from '../sync/may-read.ts';
import type { DraftRow } from './draft-rows.ts';
import { addDraft, changeDraft, forgetDrafts, readDrafts, removeDraft } from './draft-rows.ts';

export interface DraftPorts {
  readonly store: Pick<Store, 'transaction' | 'isWorthRetrying'>;
  readonly kinds: RecordKinds;
  readonly nowMs: () => number;
  readonly newRevision: () => string;
}

/** Texts in one answer, in characters; the rest comes with the next exchange. */
const ANSWER_CHARACTERS = 1_000_000;

type Held = DraftExchangeRequest['held'][number];

/**
 * Takes the drafts that a device changed, each if nobody changed it since, and answers with what the device does not have.
 * A change over a state that is gone is not taken: the device gets the newer text and keeps both.
 */
export async function exchangeDrafts(
  ports: DraftPorts,
  owner: AgentPrincipal,
  { held, deviceName }: DraftExchangeRequest,
): Promise<{ readonly answer: DraftExchangeAnswer; readonly hasChanged: boolean }> {
  // Two devices of one author may hand in the same drafts at once; in one order, they wait for each other and not both ways.
  const inOrder = held.toSorted((one, other) => (one.key < other.key ? -1 : 1));
  return await createAttempts(ports.store)(async (tx) => {
    const known = new Map(held.map(({ key, base }) => [key, base]));
    let hasChanged = false;
    for (const draft of inOrder) {
      const taken = await take(ports, tx, draft, { owner: owner.id, device_name: deviceName });
      if (taken === null) continue;
      hasChanged = true;
      known.set(draft.key, taken);
    }
    const rows = await letGo(ports, tx, owner, await readDrafts(tx, owner.id));
    const restoration = (await readRestorations(tx)).at(-1);
    const restored = restoration === undefined ? {} : { restoredAtMs: epochMs.parse(restoration.restoredAtMs) };
    return { answer: { ...answerWith(rows, known), ...restored }, hasChanged };
  });
}

/** The state it made, empty when the draft is gone by it; `null` when nothing was changed. */
async function take(
  { nowMs, newRevision }: DraftPorts,
  tx: StoreTransaction,
  { key, base, text }: Held,
  writer: Pick<DraftRow, 'owner' | 'device_name'>,
): Promise<string | null> {
  if (text === undefined) return null;
  if (text === '') return base !== null && (await removeDraft(tx, { ...writer, key }, base)) ? '' : null;
  const row: DraftRow = { ...writer, key, text, revision: newRevision(), changed_at_ms: nowMs() };
  // It may have been sent or discarded elsewhere: what was written here since is kept as a new one.
  const isTaken = (base !== null && (await changeDraft(tx, row, base))) || (await addDraft(tx, row));
  return isTaken ? row.revision : null;
}

/** Without those that nobody will miss: too old, too many, or about what their author may not read any more. */
async function letGo(
  { kinds, nowMs }: DraftPorts,
  tx: StoreTransaction,
  owner: AgentPrincipal,
  rows: readonly DraftRow[],
): Promise<readonly DraftRow[]> {
  const about = new Map(rows.map(({ key }) => [key, recordIdIn(key)]));
  const readers = await readersOfRecords(
    tx,
    kinds,
    [...about.values()].flatMap((id) => id ?? []),
  );
  const kept = rows.filter(({ key, changed_at_ms: changedAtMs }, place) => {
    const scopes = readers.get(about.get(key) ?? '');
    // What does not exist here yet may be on its way: a reply on a call that was logged offline.
    const mayHold = scopes === undefined || mayRead(owner, scopes);
    return mayHold && place < MAX_DRAFTS && nowMs() - changedAtMs < DRAFT_KEPT_MS;
  });
  await forgetDrafts(
    tx,
    owner.id,
    rows.filter((row) => !kept.includes(row)).map(({ key }) => key),
  );
  return kept;
}

function answerWith(rows: readonly DraftRow[], known: ReadonlyMap<string, string | null>): DraftExchangeAnswer {
  const drafts: HubDraft[] = [];
  let characters = 0;
  for (const row of rows) {
    const { key, revision, text, device_name: deviceName } = row;
    const isNews = known.get(key) !== revision;
    characters += isNews ? text.length : 0;
    if (drafts.length > 0 && characters > ANSWER_CHARACTERS) return { drafts, isWhole: false };
    const changedAtMs = epochMs.parse(row.changed_at_ms);
    drafts.push({ key, revision, deviceName, changedAtMs, ...(isNews ? { text } : {}) });
  }
  return { drafts, isWhole: true };
}
