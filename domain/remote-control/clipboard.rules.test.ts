import { assert, property, string } from 'fast-check';
import { expect, test } from 'vitest';
import { charactersOf, MAX_CLIPBOARD_BYTES, plainText, textToSend, utf8BytesOf } from './clipboard.rules.ts';

test('orders to a terminal are left out of a text, tabs and line ends stay (W1)', () => {
  expect(plainText('ls\u001B[2J\u0007\tone\r\ntwo\u0085\u0000')).toBe('ls[2J\tone\r\ntwo');
});

test('half a character becomes the sign for one', () => {
  expect(plainText('a\uD83Db')).toBe('a\uFFFDb');
});

test('what has been made plain stays as it is (seeded)', () => {
  const once = property(string({ unit: 'binary', maxLength: 300 }), (raw) => {
    expect(plainText(plainText(raw))).toBe(plainText(raw));
  });
  assert(once, { seed: 7, numRuns: 100 });
});

test.each([
  ['a', 1],
  ['ü', 2],
  ['€', 3],
  ['👩', 4],
  ['aü€👩', 10],
])('%j takes %i bytes', (text, bytes) => {
  expect(utf8BytesOf(text)).toBe(bytes);
});

test.each([
  ['', 'clipboard.empty'],
  ['\u0007\u0000', 'clipboard.empty'],
  ['a'.repeat(MAX_CLIPBOARD_BYTES + 1), 'clipboard.too-large'],
  ['€'.repeat(MAX_CLIPBOARD_BYTES / 2), 'clipboard.too-large'],
  ['\n'.repeat(5 * MAX_CLIPBOARD_BYTES), 'clipboard.too-large'],
])('%# is not sent: %#', (raw, code) => {
  expect(textToSend(raw)).toEqual({ ok: false, refusal: { code } });
});

test('the longest text that goes has exactly 64 KiB (W1)', () => {
  const text = 'a'.repeat(MAX_CLIPBOARD_BYTES);

  expect(textToSend(text)).toEqual({ ok: true, value: text });
  expect(charactersOf('zwei 👩')).toBe(6);
});
