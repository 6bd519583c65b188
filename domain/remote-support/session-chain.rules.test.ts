import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { agentId, epochMs } from '../kernel/fields.ts';
import type { WrittenChain } from './session-chain.rules.ts';
import { addEntry, chainBeginning, entryText, firstBrokenLink } from './session-chain.rules.ts';
import type { Happening, Participant, SessionEntry } from './session-entry.ts';
import { sessionEntry } from './session-entry.ts';

const mira = agentId.parse('agent:mira');
const hash = (text: string): string => createHash('sha256').update(text).digest('hex');

const happenings: readonly Happening[] = [
  { type: 'consent', data: { capability: 'view', answer: 'given', agent: mira } },
  { type: 'connected', data: { path: 'direct' } },
  { type: 'clipboard', data: { direction: 'in', characters: 12 } },
  { type: 'consent', data: { capability: 'view', answer: 'taken-back', agent: mira } },
];

function chainOf(by: Participant, said: readonly Happening[]): WrittenChain {
  let end = chainBeginning;
  const entries: SessionEntry[] = [];
  for (const [index, happening] of said.entries()) {
    const added = addEntry(end, happening, { actor: by, atMs: epochMs.parse(1_000 + index) }, hash);
    entries.push(added.entry);
    end = added.end;
  }
  return { by, entries, head: end };
}

const intact = chainOf('user', happenings);

/** The chain with one entry changed after it was written. */
function changedAt(index: number, over: Partial<SessionEntry>): WrittenChain {
  const entries = intact.entries.map((entry, at) => (at === index ? sessionEntry.parse({ ...entry, ...over }) : entry));
  return { ...intact, entries };
}

describe('what one side wrote down (W14)', () => {
  test('holds as it was written, and so does nothing at all', () => {
    expect(firstBrokenLink([intact, chainOf(mira, [])], hash)).toBeNull();
  });

  test('is hashed the same whatever the order of its fields was on the way', () => {
    const { prev, data, ...entry } = intact.entries[0]!;
    expect(entryText({ data, ...entry, prev } as SessionEntry)).toBe(entryText(intact.entries[0]!));
  });

  test.each(intact.entries.map(({ seq }) => seq))('names entry %i when one byte of it is another', (seq) => {
    const tampered = changedAt(seq - 1, { atMs: epochMs.parse(999_999) });
    expect(firstBrokenLink([tampered], hash)).toEqual({ by: 'user', seq, why: 'content' });
  });

  test.each([
    ['an entry is left out', intact.entries.toSpliced(1, 1), { seq: 2, why: 'order' }],
    ['two change places', [0, 2, 1, 3].map((index) => intact.entries[index]!), { seq: 2, why: 'order' }],
    ['the end is cut off', intact.entries.slice(0, 3), { seq: 4, why: 'head' }],
  ])('is broken where %s', (_what, entries, broken) => {
    expect(firstBrokenLink([{ ...intact, entries }], hash)).toMatchObject(broken);
  });

  test('written anew from some point on is found by what the other side had heard', () => {
    const heard: Happening = { type: 'head-heard', data: { by: 'user', seq: 4, hash: intact.head!.hash } };
    const witness = chainOf(mira, [heard]);
    expect(firstBrokenLink([intact, witness], hash)).toBeNull();

    const rewritten = chainOf('user', [...happenings.slice(0, 2), ...happenings.slice(3), ...happenings.slice(3)]);

    expect(firstBrokenLink([rewritten, witness], hash)).toEqual({ by: 'user', seq: 4, why: 'other-side' });
  });
});

test('nothing is written down of keys, of what a clipboard holds, or of how a link is made', () => {
  const entry = intact.entries[2]!;
  for (const secret of [{ text: 'secret' }, { keys: ['a'] }, { sdp: 'v=0' }]) {
    expect(sessionEntry.safeParse({ ...entry, data: { ...entry.data, ...secret } }).success).toBe(false);
    expect(sessionEntry.safeParse({ ...entry, ...secret }).success).toBe(false);
  }
});
