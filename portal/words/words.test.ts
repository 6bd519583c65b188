import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { de } from './de.ts';
import { en } from './en.ts';
import { refusalSentence } from './refusal-sentence.ts';
import type { Say } from './words.ts';
import { createWords, languageFor } from './words.ts';

const placeholders = (sentence: string): readonly string[] => (sentence.match(/\{\{\w+\}\}/g) ?? []).toSorted();

test('both languages say the same things, with the same facts in them', () => {
  expect(Object.keys(de)).toEqual(Object.keys(en));
  for (const [key, sentence] of Object.entries(en)) {
    expect([key, placeholders(de[key as keyof typeof en])]).toEqual([key, placeholders(sentence)]);
  }
});

test('no sentence is empty or ends in space', () => {
  for (const sentence of [...Object.values(en), ...Object.values(de)]) {
    expect(sentence.trim()).not.toBe('');
    expect(sentence).toBe(sentence.trim());
  }
});

test('every sentence is said somewhere', () => {
  const room = new URL('..', import.meta.url);
  const sources = readdirSync(room, { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.tsx?$/.test(path) && !/^words[/\\](en|de)\.ts$/.test(path) && !path.includes('.test.'))
    .map((path) => readFileSync(new URL(path, room), 'utf8'))
    .join('\n');
  // Families that are said by a name put together from a record's own words.
  const families = /^(state|refusal|menu\.theme|report\.effect|sign-in\.(ended|left))\b/;
  const unsaid = Object.keys(en)
    .map((key) => key.replace(/_(one|other)$/, ''))
    .filter((key) => !families.test(key) && !sources.includes(`'${key}'`));

  expect(unsaid).toEqual([]);
});

describe('languageFor', () => {
  test('the first language that we speak wins', () => {
    expect(languageFor(['fr-FR', 'de-AT', 'en'])).toBe('de');
    expect(languageFor(['EN-us', 'de'])).toBe('en');
  });

  test('whoever speaks none of ours gets English', () => {
    expect(languageFor(['fr', 'it'])).toBe('en');
    expect(languageFor([])).toBe('en');
  });
});

test('one is one and several are several', async () => {
  const words = await createWords('en');

  expect(words.t('app.unread', { count: 1 })).toBe('1 new reply');
  expect(words.t('app.unread', { count: 4 })).toBe('4 new replies');
});

test('a name is said as it is written', async () => {
  const words = await createWords('de');

  expect(words.t('received.owner', { name: 'Zoë & <Ömer>' })).toBe('Zoë & <Ömer> kümmert sich darum.');
});

describe('refusalSentence', () => {
  const say: Say = (key, values) => `${key} ${values?.['code'] ?? ''}`.trim();

  test.each([
    'command.fault',
    'command.input-invalid',
    'command.not-permitted',
    'command.target-invalid',
    'command.unknown',
    'hub.unreachable',
    'incident.closed',
    'incident.not-resolved',
    'incident.owner-unknown',
    'incident.reopen-window-over',
    'incident.requester-unknown',
    'incident.service-unknown',
    'incident.team-unknown',
    'incident.unrouted',
    'password.wrong',
    'protocol.unknown',
    'record.exists',
    'record.missing',
    'request.invalid',
    'sign-in.throttled',
    'sign-in.wrong',
  ])('what a person can run into has a sentence of its own: %s', (code) => {
    expect(refusalSentence(say, { code })).toBe(`refusal.${code}`);
  });

  test('any other code is named, to be read out on the phone', () => {
    expect(refusalSentence(say, { code: 'moon.full' })).toBe('refusal.other moon.full');
  });
});
