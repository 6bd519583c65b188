import { createHash } from 'node:crypto';
import { epochMs } from '#domain/kernel/fields.ts';
import type { ChainEnd } from '#domain/remote-support/session-chain.rules.ts';
import { addEntry, chainBeginning } from '#domain/remote-support/session-chain.rules.ts';
import type { Happening, SessionEntry } from '#domain/remote-support/session-entry.ts';

/** What one side writes down from the beginning, as it is sent, and where its chain then stands. */
export function aNotedChain(happenings: readonly Happening[], actor: SessionEntry['actor']) {
  const hash = (text: string): string => createHash('sha256').update(text).digest('hex');
  let end: ChainEnd = chainBeginning;
  const entries = happenings.map((happening, index) => {
    const added = addEntry(end, happening, { actor, atMs: epochMs.parse(1_000_000 + index) }, hash);
    end = added.end;
    return added.entry;
  });
  return { entries, hash: end.hash, head: end };
}
