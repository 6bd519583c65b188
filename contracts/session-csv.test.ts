import { createHash } from 'node:crypto';
import { attachmentHash } from '#domain/kernel/attachment.ts';
import { epochMs, supportSessionId } from '#domain/kernel/fields.ts';
import type { ChainEnd } from '#domain/remote-support/session-chain.rules.ts';
import { addEntry, chainBeginning, firstBrokenLink } from '#domain/remote-support/session-chain.rules.ts';
import { aJoinedSession } from '#domain/remote-support/remote-support.fixtures.ts';
import type { SessionEntry } from '#domain/remote-support/session-entry.ts';
import { describe, expect, test } from 'vitest';
import { csvOfSession, CSV_HEAD, sessionsOfCsv } from './session-csv.ts';
import type { SessionFile } from './session-file.ts';
import { sessionFile } from './session-file.ts';

const hash = (text: string): string => createHash('sha256').update(text).digest('hex');
const hostile = ['=cmd|calc', '+1', '-1', '@SUM(A1)', "'=1", 'Ada "the" Winter, desk 3', '＝1'] as const;

/** A session in which files of such names went to the computer. */
function aFile(names: readonly string[], id = 'support-session:one'): SessionFile {
  let end: ChainEnd = chainBeginning;
  const entries: SessionEntry[] = names.map((name, index) => {
    const data = { direction: 'in', name, sizeBytes: 3, sha256: attachmentHash.parse('a'.repeat(64)) } as const;
    const added = addEntry(end, { type: 'file', data }, { actor: 'user', atMs: epochMs.parse(1_000 + index) }, hash);
    end = added.end;
    return added.entry;
  });
  const { state, origin, granted, spells, looks, requestedAtMs, joinedAtMs } = aJoinedSession();
  return sessionFile.parse({
    format: 'deskbell-session-1',
    session: supportSessionId.parse(id),
    about: {
      state,
      origin,
      granted,
      spells,
      looks,
      requestedAtMs,
      joinedAtMs,
      reason: '=1+1',
      endedAtMs: null,
      endedBy: null,
      endReason: null,
      endNote: null,
      objectedAtMs: null,
      device: { id: 'device:nb0142', name: '=HYPERLINK("http://example.org")' },
      person: { id: 'person:vera', name: '-2+3' },
      ticket: null,
      agents: [],
    },
    lines: [],
    chains: [{ by: 'user', entries, head: end }],
  });
}

describe('a table of sessions (W13)', () => {
  test('gives back what was written down, whatever the names in it', () => {
    const [one, two] = [aFile(hostile), aFile(['plain.txt'], 'support-session:two')];
    const read = sessionsOfCsv(CSV_HEAD + csvOfSession(one) + csvOfSession(two));
    expect(read).toEqual([one, two].map(({ format, session, chains }) => ({ format, session, chains })));
  });

  test('has no cell that a spreadsheet would calculate', () => {
    const cells = csvOfSession(aFile(hostile)).split(/\r\n|,(?=(?:[^"]*"[^"]*")*[^"]*$)/);
    expect(cells.length).toBeGreaterThan(50);
    expect(cells.filter((cell) => /^"?[=+\-@\t＝＋－＠]/u.test(cell))).toEqual([]);
  });

  test('shows by a gap what somebody has spoilt', () => {
    const table = CSV_HEAD + csvOfSession(aFile(['a.txt', 'b.txt', 'c.txt']));
    const spoilt = (from: string | RegExp, to: string) => {
      const read = sessionsOfCsv(table.replace(from, to));
      return read === null ? 'no table' : firstBrokenLink(read[0]!.chains, hash);
    };
    expect(spoilt('b.txt', 'b.txs')).toEqual({ by: 'user', seq: 2, why: 'content' });
    expect(spoilt('1970-01-01T00:00:01.001Z', '1970-01-01T00:00:01.00_Z')).toEqual({
      by: 'user',
      seq: 2,
      why: 'order',
    });
    expect(spoilt(/[^\n]*b\.txt[^\n]*\n/, '')).toEqual({ by: 'user', seq: 2, why: 'order' });
    expect(spoilt(/([0-9a-f]{63})[0-9a-f]\r\n$/, '$1_\r\n')).toEqual({ by: 'user', seq: 4, why: 'head' });
    expect(spoilt(',by,', ',bye,')).toBe('no table');
  });

  test('is none where it is anything else', () => {
    expect(['', '{}', 'session,ticket\r\n'].map(sessionsOfCsv)).toEqual([null, null, null]);
  });
});
