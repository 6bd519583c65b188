import { describe, expect, test } from 'vitest';
import { createSpelling, spellingLanguages } from './spelling.ts';

const available = ['de', 'de-DE', 'en-GB', 'en-US', 'fr', 'pt-BR', 'pt-PT'];

describe('the word lists somebody needs', () => {
  test.each([
    [
      ['de-DE', 'en-GB'],
      ['de-DE', 'en-GB'],
    ],
    [['de-AT'], ['de']],
    [['en'], ['en-US']],
    [['pt'], ['pt-BR']],
    [['fr-CH', 'fr-FR'], ['fr']],
    [['nn'], []],
    [
      ['de', 'en-US', 'fr', 'pt-BR'],
      ['de', 'en-US', 'fr'],
    ],
  ])('of %j are %j', (languages, expected) => {
    expect(spellingLanguages(languages, available)).toEqual(expected);
  });
});

function aSession(over: { readonly platform?: NodeJS.Platform; readonly languages?: readonly string[] } = {}) {
  const done: unknown[] = [];
  const spelling = createSpelling({
    platform: over.platform ?? 'linux',
    languages: over.languages ?? ['de-DE'],
    session: {
      availableSpellCheckerLanguages: available,
      setSpellCheckerEnabled: (isOn) => done.push(isOn ? 'on' : 'off'),
      setSpellCheckerLanguages: (languages) => done.push(languages),
      setSpellCheckerDictionaryDownloadURL: (address) => done.push(address),
    },
  });
  return { spelling, done };
}

test('words come from the desk’s own hub', () => {
  const { spelling, done } = aSession();
  spelling.follow(true, 'https://desk.example.org/dictionaries/');
  expect(done).toEqual(['https://desk.example.org/dictionaries/', 'on', ['de-DE']]);
});

test('without a hub nothing is checked, rather than fetched from elsewhere', () => {
  const { spelling, done } = aSession();
  spelling.follow(true, null);
  expect(done).toEqual(['off']);
});

test('who wants none has none', () => {
  const { spelling, done } = aSession();
  spelling.follow(false, 'https://desk.example.org/dictionaries/');
  expect(done.at(-1)).toBe('off');
});

test('a Mac checks by itself and fetches nothing', () => {
  const { spelling, done } = aSession({ platform: 'darwin' });
  spelling.follow(true, null);
  expect(done).toEqual(['on']);
});

test('a language nobody has words for is not checked by another’s', () => {
  const { spelling, done } = aSession({ languages: ['nn'] });
  spelling.follow(true, 'https://desk.example.org/dictionaries/');
  expect(done.at(-1)).toBe('off');
});
