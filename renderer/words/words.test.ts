import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { de } from './de.ts';
import { en } from './en.ts';
import { refusalSentence } from './use-refusal-sentence.ts';
import { createWords, languageFor, speak } from './words.ts';

/** Printed by a program on its own terminal, or spoken between a window and its data service; nobody reads them here. */
const codesOfOthers = /^(port\..*|core\.ended|hub\.(cannot-listen|host-unknown|port-in-use|port-forbidden))$/;

describe('words', () => {
  test('every language has the same keys', () => {
    expect(keysOf(de)).toEqual(keysOf(en));
  });

  test('every language fills in the same facts', () => {
    const sentences = Object.entries(flat(en)).map(([key, english]) => [key, factsIn(english)]);
    const german = Object.entries(flat(de)).map(([key, sentence]) => [key, factsIn(sentence)]);
    expect(german).toEqual(sentences);
  });

  test('no sentence is empty, and none ends in a space', () => {
    const wrong = [...Object.entries(flat(en)), ...Object.entries(flat(de))].filter(
      ([, text]) => text.trim() !== text || text === '',
    );
    expect(wrong).toEqual([]);
  });

  test('every refusal in the source has its sentence, in every language', () => {
    const codes = refusalCodes().filter((code) => !codesOfOthers.test(code));
    expect(codes.length).toBeGreaterThan(40);
    expect(codes.filter((code) => flat(en.refusal)[code] === undefined)).toEqual([]);
    expect(codes.filter((code) => flat(de.refusal)[code] === undefined)).toEqual([]);
  });

  test('a refusal without a sentence names its code', async () => {
    const words = await createWords('en');
    const t = words.getFixedT('en', 'refusal');
    expect(refusalSentence(t, { code: 'future.thing' })).toContain('(future.thing)');
    expect(refusalSentence(t, { code: 'incident.closed' })).toBe(en.refusal.incident.closed);
    expect(refusalSentence(t, { code: 'sign-in.throttled', details: { retryAfterS: 30 } })).toContain('30 seconds');
  });

  test('another language can be spoken while the console runs', async () => {
    const words = await createWords('en');
    expect(words.t('status.waiting', { count: 3 })).toBe('3 not yet synced');
    await speak(words, 'de');
    expect(words.t('status.waiting', { count: 3 })).toBe('3 noch nicht synchronisiert');
  });

  test.each([
    [null, ['de-AT', 'en'], 'de'],
    [null, ['fr', 'de'], 'de'],
    [null, ['fr', 'it'], 'en'],
    ['en', ['de'], 'en'],
  ] as const)('who chose %s in a browser of %j reads %s', (chosen, wanted, language) => {
    expect(languageFor(chosen, wanted)).toBe(language);
  });
});

type Words = string | { readonly [key: string]: Words };

function flat(words: Words, path = ''): Readonly<Record<string, string>> {
  if (typeof words === 'string') return { [path]: words };
  return Object.assign(
    {},
    ...Object.entries(words).map(([key, inner]) => flat(inner, path === '' ? key : `${path}.${key}`)),
  );
}

function keysOf(words: Words): readonly string[] {
  return Object.keys(flat(words)).toSorted();
}

function factsIn(sentence: string): readonly string[] {
  return [...new Set(sentence.match(/\{\{\w+\}\}|<\/?\w+>/g))].toSorted();
}

/** All codes that something is refused with in the rooms a console hears from. */
function refusalCodes(): readonly string[] {
  const codes = ['domain', 'contracts', 'hub', 'platform/any', 'renderer'].flatMap((room) =>
    readdirSync(room, { recursive: true, encoding: 'utf8' })
      .filter((file) => /\.tsx?$/.test(file) && !/\.(test|fixtures)\.tsx?$/.test(file))
      .flatMap((file) => codesIn(readFileSync(`${room}/${file}`, 'utf8'))),
  );
  return [...new Set(codes)].toSorted();
}

function codesIn(source: string): readonly string[] {
  const plain = [...source.matchAll(/code: '([a-z-]+\.[a-z-]+)'/g)].map(([, code = '']) => code);
  // Types name several at once: code: `incident.${'team' | 'owner'}-unknown`.
  const several = [...source.matchAll(/code: `([a-z-]+\.)\$\{([^}]+)\}([a-z-]*)`/g)].flatMap(
    ([, before, list = '', after]) => [...list.matchAll(/'([a-z-]+)'/g)].map(([, part]) => `${before}${part}${after}`),
  );
  return [...plain, ...several];
}
