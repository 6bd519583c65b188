import { beforeAll, describe, expect, test } from 'vitest';
import { momentWords } from './moment-words.ts';
import type { Language, Say } from './words.ts';
import { createWords, languages } from './words.ts';

const BERLIN = 'Europe/Berlin';
const sayIn = new Map<Language, Say>();

beforeAll(async () => {
  for (const language of languages) {
    const words = await createWords(language);
    sayIn.set(language, (key, values) => words.t(key, { ...values }));
  }
});

function said(at: string, now: string, language: Language = 'en', zone = BERLIN): string {
  return momentWords(Date.parse(at), Date.parse(now), language, sayIn.get(language)!, zone);
}

const NOON = '2026-03-12T12:00:00+01:00';

describe('momentWords', () => {
  test.each([
    ['2026-03-12T11:59:30+01:00', 'just now'],
    ['2026-03-12T00:05:00+01:00', 'today, 00:05'],
    ['2026-03-11T23:55:00+01:00', 'yesterday, 23:55'],
    ['2026-03-13T08:00:00+01:00', 'tomorrow, 08:00'],
    ['2026-03-02T09:30:00+01:00', '2 March, 09:30'],
    ['2025-12-31T09:30:00+01:00', '31 December 2025, 09:30'],
  ])('%s is "%s"', (at, words) => {
    expect(said(at, NOON)).toBe(words);
  });

  test('German says it in German', () => {
    expect(said('2026-03-11T23:55:00+01:00', NOON, 'de')).toBe('gestern, 23:55');
    expect(said('2025-12-31T09:30:00+01:00', NOON, 'de')).toBe('31. Dezember 2025, 09:30');
  });

  test('days are those of the reader: late in Berlin is the next day in Auckland', () => {
    expect(said('2026-03-12T10:00:00+01:00', NOON, 'en', 'Pacific/Auckland')).toBe('yesterday, 22:00');
  });

  test('the night the clocks change is one night', () => {
    expect(said('2026-03-28T22:00:00+01:00', '2026-03-29T12:00:00+02:00')).toBe('yesterday, 22:00');
  });
});
