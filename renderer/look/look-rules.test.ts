import { describe, expect, test } from 'vitest';
import { splitLinks } from './linked-text.rules.ts';
import { hueOf, initialsOf } from './person-avatar.rules.ts';
import { plainText } from './plain-text.ts';
import { roughly } from './relative-time.rules.ts';

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;

describe('roughly', () => {
  test.each([
    [0, 'now', 0],
    [59_999, 'now', 0],
    [MINUTE_MS, 'minutes', 1],
    [59 * MINUTE_MS, 'minutes', 59],
    [60 * MINUTE_MS, 'hours', 1],
    [DAY_MS, 'days', 1],
    [13 * DAY_MS, 'days', 13],
    [14 * DAY_MS, 'weeks', 2],
    [60 * DAY_MS, 'months', 2],
    [400 * DAY_MS, 'years', 1],
    [-3 * DAY_MS, 'days', 3],
  ] as const)('%i ms are %s: %i', (durationMs, unit, count) => {
    expect(roughly(durationMs)).toEqual({ unit, count });
  });
});

describe('initialsOf', () => {
  test.each([
    ['Mira Solberg', 'MS'],
    ['Jean-Luc de la Fontaine', 'JF'],
    ['Cher', 'C'],
    ['  øyvind   å ', 'ØÅ'],
    ['', '?'],
    ['42 7', '?'],
  ])('%j has the initials %s', (name, initials) => {
    expect(initialsOf(name)).toBe(initials);
  });
});

test('a person has the same colour everywhere, one of twelve', () => {
  expect(hueOf('person:vera')).toBe(hueOf('person:vera'));
  const hues = new Set(Array.from({ length: 500 }, (_, serial) => hueOf(`person:${serial}`)));
  expect(hues.size).toBe(12);
});

test('text is compared without accents and capitals', () => {
  expect(plainText('Ärger mit Señor Ångström')).toBe('arger mit senor angstrom');
});

describe('splitLinks', () => {
  test('an address in a sentence is a link, its full stop is not', () => {
    expect(splitLinks('See https://example.org/a?b=1. Then call.').map(({ kind, text }) => [kind, text])).toEqual([
      ['text', 'See '],
      ['link', 'https://example.org/a?b=1'],
      ['text', '. Then call.'],
    ]);
  });

  test('nothing but http and https becomes a link', () => {
    expect(splitLinks('javascript:alert(1) file:///etc/passwd').map(({ kind }) => kind)).toEqual(['text']);
  });

  test('the parts together are the text again', () => {
    const text = 'https://a.example https://b.example/x) end';
    expect(
      splitLinks(text)
        .map((part) => part.text)
        .join(''),
    ).toBe(text);
  });
});
