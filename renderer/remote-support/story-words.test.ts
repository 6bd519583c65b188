import { agentId, epochMs } from '#domain/kernel/fields.ts';
import { journalLineSchema } from '#domain/kernel/journal.ts';
import { supportSessionCommands } from '#domain/remote-support/remote-support.commands.ts';
import { NO_ENTRY } from '#domain/remote-support/session-chain.rules.ts';
import type { Happening, SessionEntry } from '#domain/remote-support/session-entry.ts';
import { sessionEntry } from '#domain/remote-support/session-entry.ts';
import { storyOf } from '#domain/remote-support/session-story.rules.ts';
import { sessionAlarms as alarms } from '#platform/browser/session-trust/session-alarms.fixtures.ts';
import { describe, expect, test } from 'vitest';
import { de } from '../words/de.ts';
import { en } from '../words/en.ts';
import { createWords } from '../words/words.ts';
import type { StoryWords } from './story-words.ts';
import { lengthWords } from '../look/length-words.ts';
import { storySentence } from './story-words.ts';
import { resolutionDraft } from './use-resolution-draft.ts';

const mira = agentId.parse('agent:mira');
const names: Readonly<Record<string, string>> = { 'agent:mira': 'Mira Sandoval', 'agent:jonas': 'Jonas Weber' };
const sha256 = 'a'.repeat(64);

async function wordsIn(language: 'en' | 'de'): Promise<StoryWords> {
  const words = await createWords(language);
  return {
    t: words.getFixedT(language, 'support'),
    language,
    user: 'Vera Lindqvist',
    nameOf: (id) => names[id] ?? '',
  };
}

let serial = 0;
function lineOf(name: string, actor: string, atMs: number, input: object = {}) {
  serial += 1;
  const id = `journal:${String(serial).padStart(32, '0')}`;
  const at = { occurredAtMs: atMs, receivedAtMs: atMs, changed: {}, audience: 'readers' };
  return journalLineSchema.parse({ id, name, target: 'support-session:one', actor, device: 'client:a', input, ...at });
}

function noted(actor: string, atMs: number, ...happenings: readonly Happening[]) {
  const entries: SessionEntry[] = happenings.map((happening, index) =>
    sessionEntry.parse({ ...happening, actor: 'helper', seq: index + 1, atMs: atMs + index, prev: NO_ENTRY }),
  );
  return lineOf('support-session.noted', actor, atMs + 9_000, { entries, hash: NO_ENTRY });
}

const lines = [
  lineOf('support-session.asked', 'desk:hub', 1_000, {
    agent: mira,
    incident: 'incident:one',
    device: 'device:nb0142',
    reason: 'To look at the printer',
  }),
  lineOf('support-session.agreed', 'device:nb0142', 2_000),
  noted(
    'device:nb0142',
    3_000,
    { type: 'consent', data: { capability: 'view', answer: 'given', agent: mira } },
    { type: 'connected', data: { path: 'direct' } },
    { type: 'consent', data: { capability: 'control', answer: 'given', agent: mira } },
    { type: 'file', data: { direction: 'in', name: 'driver.zip', sizeBytes: 1_200_000, sha256: sha256 as never } },
    { type: 'head-heard', data: { by: mira, seq: 1, hash: sha256 } },
  ),
  noted(
    mira,
    4_000,
    { type: 'connected', data: { path: 'direct' } },
    { type: 'screenshot', data: { name: 'Screenshot 1.png', sizeBytes: 90_000, sha256: sha256 as never } },
  ),
  lineOf('support-session.ended', 'agent:mira', 65_000),
];

function alarmTold(code: string, words: StoryWords): string | null {
  const entry = sessionEntry.parse({ type: 'alarm', data: { code }, actor: 'helper', seq: 1, atMs: 1, prev: NO_ENTRY });
  return storySentence({ kind: 'entry', atMs: epochMs.parse(1), id: 'one', entry }, words);
}

describe('what happened in a session, in words (W11)', () => {
  test('is told in order, and what both sides saw is told once', async () => {
    const words = await wordsIn('en');
    const told = storyOf(lines).map((step) => storySentence(step, words));

    expect(told).toEqual([
      'Mira Sandoval asked to help: To look at the printer',
      'Vera Lindqvist agreed.',
      'Vera Lindqvist allowed Mira Sandoval: see the screen.',
      'Connected directly.',
      'Vera Lindqvist allowed Mira Sandoval: control mouse and keyboard.',
      'File to the computer: driver.zip (1.2 MB).',
      'Screenshot: Screenshot 1.png (90 kB).',
      'Mira Sandoval ended the session.',
    ]);
  });

  test.each([
    ['alarm', 'An alarm ended the session.'],
    ['line-lost', 'The session ended, because the connection did not come back.'],
    ['panic-key', 'Vera Lindqvist stopped the session with the stop key.'],
    ['done', 'Mira Sandoval ended the session.'],
    ['of a later version', 'Mira Sandoval ended the session.'],
  ])('names nobody for an end that nobody made: %s', async (why, told) => {
    const line = lineOf('support-session.ended', 'agent:mira', 1, { why });
    expect(storySentence({ kind: 'line', atMs: epochMs.parse(1), id: 'one', line }, await wordsIn('en'))).toBe(told);
  });

  test('every line that a session leaves has its sentence, but for what is written down in entries', async () => {
    const words = await wordsIn('de');
    const names = Object.values(supportSessionCommands).map(({ line }) => line);
    const silent = names.filter(
      (name) =>
        storySentence({ kind: 'line', atMs: epochMs.parse(1), id: '', line: lineOf(name, 'desk:hub', 1) }, words) ===
        null,
    );
    expect(silent).toEqual(['support-session.noted']);
  });

  test.each([
    ['en', en],
    ['de', de],
  ] as const)('every alarm is told with what to do, and none by its code alone: %s (S17)', async (language, words) => {
    const around = await wordsIn(language);
    const told = alarms.map((code) => alarmTold(code, around));
    expect(new Set(told).size).toBe(alarms.length);
    expect(told.filter((sentence) => sentence === null || sentence.includes('{{'))).toEqual([]);
    expect(alarms.filter((_, at) => told[at] === words.alarm.other)).toEqual([]);
    expect(alarms.filter((code, at) => told[at]!.includes(code))).toEqual([]);
    expect(alarmTold('later.code', around)).toBe(words.alarm.other.replace('{{code}}', 'later.code'));
  });

  test('becomes a draft of how the ticket was solved, with who helped and for how long', async () => {
    const spells = [
      { agent: mira, fromMs: epochMs.parse(2_000), toMs: epochMs.parse(602_000) },
      { agent: agentId.parse('agent:jonas'), fromMs: epochMs.parse(602_000), toMs: epochMs.parse(902_000) },
    ];
    expect(resolutionDraft({ spells }, storyOf(lines), await wordsIn('en'))).toBe(
      [
        'Helped at the computer: Mira Sandoval for 10 min and Jonas Weber for 5 min.',
        'Worked on the computer with the person’s consent.',
        'Sent to the computer: driver.zip.',
        '1 screenshot is on the ticket.',
      ].join('\n'),
    );
  });

  test.each([
    [40_000, '40 sec'],
    [12 * 60_000, '12 min'],
    [65 * 60_000, '1 hr 5 min'],
    [120 * 60_000, '2 hr'],
  ])('%i ms are said as %s', (lengthMs, said) => {
    expect(lengthWords(lengthMs, 'en')).toBe(said);
  });
});
