import type { SessionEntry } from '#domain/remote-support/session-entry.ts';
import { sessionEntry } from '#domain/remote-support/session-entry.ts';
import { agentId } from '#domain/kernel/fields.ts';
import { expect, test } from 'vitest';
import { sessionAlarms } from '#platform/browser/session-trust/session-alarms.fixtures.ts';
import { createWords } from '../words/words.ts';
import type { RecordWords } from './record-sentence.ts';
import { recordSentence, recordSum } from './record-sentence.ts';

const mira = agentId.parse('agent:mira');

function entries(...happened: readonly { readonly type: string; readonly data: unknown }[]): readonly SessionEntry[] {
  return happened.map((one, index) =>
    sessionEntry.parse({ ...one, seq: index + 1, atMs: index, actor: 'user', prev: '0'.repeat(64) }),
  );
}

async function wordsIn(language: 'en' | 'de'): Promise<RecordWords> {
  const words = await createWords(language);
  return { language, say: (key, values) => words.t(key, { ...values }), nameOf: () => 'Mira Sandoval' };
}

const consent = (capability: string, answer: string) => ({
  type: 'consent',
  data: { capability, answer, agent: mira },
});

test('each step is told to whoever sits there, in both languages (W15)', async () => {
  const told = entries(
    consent('view', 'given'),
    consent('control', 'refused'),
    { type: 'trust', data: { outcome: 'signed' } },
    { type: 'clipboard', data: { direction: 'out', characters: 12 } },
    { type: 'head-heard', data: { by: mira, seq: 1, hash: '0'.repeat(64) } },
  );
  const [en, de] = [await wordsIn('en'), await wordsIn('de')];

  expect(told.map((entry) => recordSentence(entry, en))).toEqual([
    'You allowed Mira Sandoval to see the screen.',
    'You said no to Mira Sandoval, who wanted to use mouse and keyboard.',
    'Both computers proved who they are.',
    'Text was read from your clipboard (12 characters).',
    null,
  ]);
  expect(recordSentence(told[0]!, de)).toBe('Sie haben Mira Sandoval erlaubt: den Bildschirm sehen.');
});

test.each(['en', 'de'] as const)(
  'every alarm has a sentence of its own, and none is told by its code alone: %s (S17)',
  async (language) => {
    const words = await wordsIn(language);
    const told = (code: string) => recordSentence(entries({ type: 'alarm', data: { code } })[0]!, words) ?? '';

    expect(new Set(sessionAlarms.map(told)).size).toBe(sessionAlarms.length);
    expect(sessionAlarms.filter((code) => told(code).includes(code))).toEqual([]);
    expect(told('later.code')).toContain('later.code');
  },
);

test('in short: what was allowed, and what it was used for', async () => {
  const en = await wordsIn('en');
  expect(recordSum({ entries: [] }, en)).toEqual(['You allowed nothing. Nobody saw your screen.']);
  expect(
    recordSum(
      {
        entries: [
          ...entries(consent('view', 'given'), consent('control', 'given'), consent('control', 'taken-back')),
          ...entries({ type: 'annotated', data: {} }),
        ],
      },
      en,
    ),
  ).toEqual([
    'You allowed: to see the screen and to use mouse and keyboard.',
    'Places on your screen were pointed out.',
  ]);
});
