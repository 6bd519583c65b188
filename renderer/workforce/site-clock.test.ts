import { expect, test } from 'vitest';
import { siteClock } from './site-clock.ts';

const noonInBerlin = Date.UTC(2026, 10, 22, 11, 0);

test('the clock of another zone is told, with half and quarter hours', () => {
  expect(siteClock('Europe/Lisbon', 'Europe/Berlin', noonInBerlin, 'de')).toEqual({ time: '11:00', day: 'same' });
  expect(siteClock('Asia/Kathmandu', 'Europe/Berlin', noonInBerlin, 'de').time).toBe('16:45');
});

test('a day that has not ended there, or has begun, is told', () => {
  const late = Date.UTC(2026, 11, 31, 23, 30);

  expect(siteClock('America/New_York', 'Europe/Berlin', late, 'en')).toEqual({ time: '6:30 PM', day: 'yesterday' });
  expect(siteClock('Asia/Tokyo', 'Europe/London', late, 'de').day).toBe('tomorrow');
});
