import { recordKinds } from '#domain/processes.ts';
import { expect, test } from 'vitest';
import { sync as german } from '../words/de/sync.ts';
import { sync as english } from '../words/en/sync.ts';

const commandNames = recordKinds.flatMap(({ commands }) => Object.keys(commands));

function sentenceOf(words: Readonly<Record<string, unknown>>, commandName: string): unknown {
  const [record = '', verb = ''] = commandName.split('.');
  return (words[record] as Readonly<Record<string, unknown>> | undefined)?.[verb];
}

test.each(commandNames)('what its author did is said in both languages: %s', (name) => {
  expect(sentenceOf(english.did, name)).toEqual(expect.stringContaining('{{subject}}'));
  expect(sentenceOf(german.did, name)).toEqual(expect.stringContaining('{{subject}}'));
});
