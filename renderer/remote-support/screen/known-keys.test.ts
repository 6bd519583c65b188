import { deviceId } from '#domain/kernel/fields.ts';
import { newRecordId } from '#platform/any/new-id.ts';
import { expect, test } from 'vitest';
import { createKnownKeys } from './known-keys.ts';

function storage(stored: string | null = null) {
  let kept = stored;
  return { getItem: () => kept, setItem: (_: string, value: string) => void (kept = value) };
}

const [one, other] = [deviceId.parse(newRecordId('device')), deviceId.parse(newRecordId('device'))];

test('a key is remembered for its computer, and replaced by the one that was compared last', () => {
  const place = storage();
  createKnownKeys(place).remember(one, 'AAAA');
  createKnownKeys(place).remember(other, 'BBBB');
  createKnownKeys(place).remember(one, 'CCCC');

  const keys = createKnownKeys(place);
  expect([keys.of(one), keys.of(other)]).toEqual(['CCCC', 'BBBB']);
});

test.each(['', 'no JSON', '{"a":1}', '[["x",7]]'])(
  'what cannot be read (%j) is as if nothing had been compared',
  (text) => {
    expect(createKnownKeys(storage(text)).of(one)).toBeNull();
  },
);
