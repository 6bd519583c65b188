import type { EpochMs, SupportSessionId } from '../kernel/fields.ts';
import type { ChainHead, Happening, Participant, SessionEntry } from './session-entry.ts';
import { sessionEntry } from './session-entry.ts';

/** SHA-256 of UTF-8, in lower-case hexadecimal. Handed in: this room has no bytes. */
export type HashText = (text: string) => string;

/** What stands before the first entry. */
export const NO_ENTRY = '0'.repeat(64);

/** The text an entry is hashed by: its fields in the order of their names, at every depth, as JSON. */
export function entryText(entry: SessionEntry): string {
  return `deskbell-session-entry ${JSON.stringify(inOrder(entry))}`;
}

function inOrder(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inOrder);
  if (typeof value !== 'object' || value === null) return value;
  const fields = Object.entries(value).toSorted(([one], [other]) => (one < other ? -1 : 1));
  return Object.fromEntries(fields.map(([name, field]) => [name, inOrder(field)]));
}

/** What one side signs of how far its chain has come. */
export function headText(session: SupportSessionId, { by, seq, hash }: ChainHead): string {
  return [session, by, seq, hash].join('\n');
}

/** How far one side's chain has come; `seq` 0 and `NO_ENTRY` before its first entry. */
export type ChainEnd = Pick<ChainHead, 'seq' | 'hash'>;
export const chainBeginning: ChainEnd = { seq: 0, hash: NO_ENTRY };

/** The next entry, and where the chain then stands. */
export function addEntry(
  end: ChainEnd,
  happening: Happening,
  by: { readonly actor: SessionEntry['actor']; readonly atMs: EpochMs },
  hash: HashText,
): { readonly entry: SessionEntry; readonly end: ChainEnd } {
  const entry = sessionEntry.parse({ ...happening, ...by, seq: end.seq + 1, prev: end.hash });
  return { entry, end: { seq: entry.seq, hash: hash(entryText(entry)) } };
}

/** What one side wrote down of a session. */
export interface WrittenChain {
  readonly by: Participant;
  readonly entries: readonly SessionEntry[];
  /** What is said to be the last of it; `null` where nobody says. */
  readonly head: ChainEnd | null;
}

/** The first link of a session's chains that does not hold. */
export interface BrokenLink {
  readonly by: Participant;
  /** The entry at which it shows; one after the last where the end is missing. */
  readonly seq: number;
  /**
   * `order`: an entry is missing or stands twice. `content`: this entry is not what the next one, or the head, was made
   * over. `head`: the chain does not end where it is said to. `other-side`: the other side heard another head.
   */
  readonly why: 'order' | 'content' | 'head' | 'other-side';
}

/** Looks for the first broken link, side by side; `null` when all hold. */
export function firstBrokenLink(chains: readonly WrittenChain[], hash: HashText): BrokenLink | null {
  const hashes = new Map(chains.map((chain) => [chain.by, chain.entries.map((entry) => hash(entryText(entry)))]));
  for (const chain of chains) {
    const broken = brokenWithin(chain, hashes.get(chain.by) ?? []) ?? brokenBetween(chain, hashes);
    if (broken !== null) return broken;
  }
  return null;
}

function brokenWithin({ by, entries, head }: WrittenChain, hashes: readonly string[]): BrokenLink | null {
  for (const [index, entry] of entries.entries()) {
    if (entry.seq !== index + 1) return { by, seq: index + 1, why: 'order' };
    // What the entry was made over is the one before it: that one is not what it was.
    if (entry.prev !== (hashes[index - 1] ?? NO_ENTRY)) return { by, seq: Math.max(index, 1), why: 'content' };
  }
  if (head === null || (head.seq === entries.length && head.hash === (hashes.at(-1) ?? NO_ENTRY))) return null;
  return head.seq === entries.length
    ? { by, seq: head.seq, why: 'content' }
    : { by, seq: entries.length + 1, why: 'head' };
}

/** What this side heard of the others, against what they wrote. */
function brokenBetween(
  { by, entries }: WrittenChain,
  hashes: ReadonlyMap<Participant, readonly string[]>,
): BrokenLink | null {
  for (const entry of entries) {
    if (entry.type !== 'head-heard' && entry.type !== 'head-signed') continue;
    const heard = entry.data;
    if (heard.by === by || !hashes.has(heard.by)) continue;
    if (hashes.get(heard.by)?.[heard.seq - 1] !== heard.hash)
      return { by: heard.by, seq: heard.seq, why: 'other-side' };
  }
  return null;
}
