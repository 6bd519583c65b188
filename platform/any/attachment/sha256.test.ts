import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { plainSha256, sha256Of } from './sha256.ts';

test('the examples of the standard (FIPS 180-4)', () => {
  const bytesOf = (text: string) => new TextEncoder().encode(text);

  expect(plainSha256(bytesOf(''))).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
  expect(plainSha256(bytesOf('abc'))).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
  expect(plainSha256(bytesOf('abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq'))).toBe(
    '248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1',
  );
});

test('all lengths around a block give what Node gives, with the help of the browser and without', async () => {
  for (let length = 0; length <= 200; length += 1) {
    const bytes = Uint8Array.from({ length }, (_, index) => (index * 37 + length) % 256);
    const expected = createHash('sha256').update(bytes).digest('hex');

    expect([plainSha256(bytes), await sha256Of(bytes)]).toEqual([expected, expected]);
  }
});

test('a part of a larger buffer is hashed as what it is', () => {
  const whole = Uint8Array.from({ length: 300 }, (_, index) => index % 256);
  const part = whole.subarray(7, 207);

  expect(plainSha256(part)).toBe(createHash('sha256').update(part).digest('hex'));
});
