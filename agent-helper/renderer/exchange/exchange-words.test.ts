import { expect, test } from 'vitest';
import type { ExchangedFile, ExchangeState } from '#contracts/helper-exchange.ts';
import { attachmentHash } from '#domain/kernel/attachment.ts';
import { epochMs } from '#domain/kernel/fields.ts';
import type { SayInHelper } from '../words/words.ts';
import { createWords } from '../words/words.ts';
import { newsIn, stateWords, textSentence } from './exchange-words.ts';

const words = await createWords('en');
const say: SayInHelper = (key, values) => words.t(key, { ...values });

function aFile(over: Partial<ExchangedFile> = {}): ExchangedFile {
  const sha256 = attachmentHash.parse('ab'.repeat(32));
  return { id: 1, direction: 'in', name: 'driver.zip', sizeBytes: 200, doneBytes: 0, sha256, state: 'moving', ...over };
}

function anExchange(over: Partial<ExchangeState> = {}): ExchangeState {
  return { agentName: 'Ada', files: [], clipboard: null, isLive: true, ...over };
}

const text = (direction: 'in' | 'out', atMs: number, characters = 12) => ({
  direction,
  characters,
  atMs: epochMs.parse(atMs),
});

test('the banner says what is new, and nothing twice', () => {
  const begun = anExchange();
  const put = anExchange({ clipboard: text('in', 1) });
  const moving = anExchange({ ...put, files: [aFile({ doneBytes: 199 })] });
  const come = anExchange({ ...moving, files: [aFile({ doneBytes: 200, state: 'kept' })] });

  expect(newsIn(null, begun, say)).toBeNull();
  expect(newsIn(begun, put, say)).toBe('Ada put 12 characters into your clipboard');
  expect(newsIn(put, put, say)).toBeNull();
  expect(newsIn(put, moving, say)).toBe('driver.zip is coming: 99 %');
  expect(newsIn(moving, come, say)).toBe('driver.zip has come');
});

test.each<[Partial<ExchangedFile>, string]>([
  [{ direction: 'out', doneBytes: 100 }, 'driver.zip is going out: 50 %'],
  [{ direction: 'out', state: 'kept' }, 'driver.zip went to Ada'],
  [{ state: 'file.no-room' }, 'The file driver.zip: no room on this disk'],
  [{ state: 'file.hash-differs' }, 'The file driver.zip: arrived damaged and was thrown away'],
])('a file is told of in a sentence of its own: %j', (over, sentence) => {
  expect(newsIn(anExchange(), anExchange({ files: [aFile(over)] }), say)).toBe(sentence);
});

test('one character is one, and what was read is told apart from what was put', () => {
  expect(textSentence(anExchange({ clipboard: text('out', 1, 1) }), say)).toBe(
    'Ada read 1 character from your clipboard',
  );
  expect(textSentence(anExchange(), say)).toBeNull();
});

test('every way to fare has words', () => {
  const states = ['moving', 'kept', 'file.refused', 'file.not-written', 'file.cancelled', 'file.changed'] as const;
  const said = states.map((state) => stateWords(aFile({ state }), say));

  expect(new Set(said).size).toBe(states.length);
});
