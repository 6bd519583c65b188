import { expect, test } from 'vitest';
import { Fault } from '#contracts/fault.ts';
import { de } from './de.ts';
import { en } from './en.ts';
import { refusalOf, sentenceOf, wordsFor } from './say.ts';

test.each([
  [{ LANG: 'de_DE.UTF-8' }, de],
  [{ LANG: 'en_GB.UTF-8' }, en],
  [{ LANG: 'de_AT.UTF-8', LC_ALL: 'C' }, en],
  [{ LC_ALL: '', LC_MESSAGES: 'de_CH', LANG: 'en_US' }, de],
  [{ LANG: 'fr_FR' }, en],
  [{}, en],
])('the language of %j is found', (environment, words) => {
  expect(wordsFor(environment)).toBe(words);
});

test('a file that others can open is named with the command that mends it', () => {
  const details = { path: '/srv/vera/key.pem', mode: '644', wantedMode: '600', isOurs: 'yes' };

  expect(sentenceOf(en, { code: 'file.not-private', details })).toContain("chmod 600 '/srv/vera/key.pem'");
  expect(sentenceOf(de, { code: 'file.not-private', details: { ...details, isOurs: 'no' } })).toContain('chown');
});

test.each(['ENOSPC', 'EDQUOT', 'EFBIG'])('a disk without room (%s) is said to be full, not to be broken', (reason) => {
  const fault = new Fault('file.not-written', 'No.', { details: { path: '/data', reason } });

  expect(sentenceOf(en, refusalOf(fault))).toBe('The disk with /data is full. Make room and try again.');
});

test('what a newer hub refuses is told by its code, and no name of an object is taken for one', () => {
  expect(sentenceOf(en, { code: 'incident.frozen' })).toBe('The hub said no: incident.frozen.');
  expect(sentenceOf(en, { code: 'toString' })).toBe('The hub said no: toString.');
});

test('both languages say something else in every sentence', () => {
  const spoken = (words: typeof en) => Object.values(words.sentences).map((sentence) => sentence({}));
  const german = spoken(de);

  expect(spoken(en).filter((sentence, place) => sentence === german[place] || sentence.length < 10)).toEqual([]);
});
