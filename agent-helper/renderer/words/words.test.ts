import { updateHolds, updateRefusals, updatesOffReasons } from '#contracts/update-state.ts';
import { expect, test } from 'vitest';
import { en as portalEn } from '../../../portal/words/en.ts';
import { de } from './de.ts';
import { en } from './en.ts';
import { refusalSentence } from './refusal-sentence.ts';
import type { SayInHelper } from './words.ts';
import { createWords, isWordKey } from './words.ts';

const placeholders = (sentence: string) => [...sentence.matchAll(/\{\{\w+\}\}/g)].map(([name]) => name).toSorted();

test('every sentence has the same places for values in both languages', () => {
  const wrong = Object.keys(en).filter((key) => {
    const name = key as keyof typeof en;
    return placeholders(en[name]).join() !== placeholders(de[name]).join();
  });
  expect(wrong).toEqual([]);
});

test('no sentence is left in the other language', () => {
  const same = Object.keys(en).filter((key) => en[key as keyof typeof en] === de[key as keyof typeof de]);
  // The same word in both languages.
  expect(same).toEqual(['enrol.code', 'report.facts.computer', 'ticket.file', 'settings.version']);
});

test('what the portal says already is not said again', () => {
  const again = Object.entries(en).filter(([key, words]) =>
    Object.entries(portalEn).some(([other, said]) => other === key && said === words),
  );
  expect(again).toEqual([]);
});

test('a refusal is a sentence with its facts, and one nobody knows names its code', async () => {
  const words = await createWords('en');
  const say: SayInHelper = (key, values) => words.t(key, { ...values });

  expect(refusalSentence(say, { code: 'file.damaged', details: { path: '/x' } })).toContain('/x');
  expect(refusalSentence(say, { code: 'new.code' })).toContain('new.code');
});

test('every reason why nothing is updated has its sentence', () => {
  const keys = [
    ...updateRefusals.map((code) => `refusal.${code}`),
    ...updateHolds.map((hold) => `update.held.${hold}`),
    ...updatesOffReasons.map((reason) => `update.off.${reason}`),
  ];

  expect(keys.filter((key) => !isWordKey(key))).toEqual([]);
});
