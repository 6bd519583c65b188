import { describe, expect, test } from 'vitest';
import type { JournalLine } from '../kernel/journal.ts';
import { journalLineSchema } from '../kernel/journal.ts';
import { isPublicWord, lastLineOf, unseenWords } from './send-guard.rules.ts';

const mira = 'agent:mira';

/** What Jonas replied; `serial` gives its id and the moment the hub took it. */
function aLine(serial: number, over: Partial<JournalLine> = {}): JournalLine {
  return journalLineSchema.parse({
    id: `journal:${serial}`,
    name: 'incident.replied',
    target: 'incident:1',
    actor: 'agent:jonas',
    device: 'client:b',
    input: { text: 'Please restart it.' },
    changed: {},
    audience: 'readers',
    occurredAtMs: serial,
    receivedAtMs: serial,
    ...over,
  });
}

describe('what a reply has to wait for (COL-2)', () => {
  test('what others said since the last line its author saw, oldest first', () => {
    const lines = [aLine(4, { actor: 'person:vera' }), aLine(1), aLine(3), aLine(2)];

    expect(unseenWords(lines, lines[3]!.id, mira).map(({ id }) => id)).toEqual(['journal:3', 'journal:4']);
  });

  test('own lines and internal notes are no reason to wait', () => {
    const lines = [
      aLine(1),
      aLine(2, { actor: mira }),
      aLine(3, { name: 'incident.noted', audience: 'desk' }),
      aLine(4, { name: 'incident.attached', audience: 'desk' }),
      aLine(5, { name: 'incident.categorised' }),
    ];

    expect(unseenWords(lines, lines[0]!.id, mira)).toEqual([]);
  });

  test('who had seen nothing hears of every word of others', () => {
    expect(unseenWords([aLine(1)], null, mira)).toHaveLength(1);
  });

  test('a last line that is not on this device leaves the question to the hub', () => {
    expect(unseenWords([aLine(1)], aLine(9).id, mira)).toEqual([]);
  });

  test('what was said offline long ago and came in late is new', () => {
    const late = aLine(7, { occurredAtMs: journalLineSchema.shape.occurredAtMs.parse(1) });

    expect(unseenWords([aLine(5), late], aLine(5).id, mira)).toEqual([late]);
  });
});

test('a wait has words only with a note, an end always', () => {
  const suspended = aLine(1, { name: 'incident.suspended', input: { reason: 'waiting-parts', note: null } });

  expect(isPublicWord(suspended)).toBe(false);
  expect(isPublicWord({ ...suspended, input: { reason: 'waiting-parts', note: 'Comes on Monday.' } })).toBe(true);
  expect(isPublicWord({ ...suspended, name: 'incident.resolved', input: { resolution: 'Done.' } })).toBe(true);
});

test('the last line is the last that the hub took, not the last that happened', () => {
  expect(lastLineOf([])).toBeNull();
  const late = aLine(7, { occurredAtMs: journalLineSchema.shape.occurredAtMs.parse(1) });
  expect(lastLineOf([late, aLine(5)])).toBe('journal:7');
});
