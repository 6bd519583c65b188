import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkCharacterOf, readSelfGivenNumber, readTicketNumber } from './ticket-number.rules.ts';
import { selfGivenNumberOf, ticketNumberOf } from './ticket-number.rules.ts';

const SEED = 37_36;
const siteCode = fc.stringMatching(/^[A-Z]{2,5}$/);
const serial = fc.integer({ min: 1, max: 999_999_999 });

describe('ticket numbers (NUM-1)', () => {
  test('the check character is that of ISO/IEC 7064 MOD 37,36', () => {
    // The standard's own example for MOD 37,36 in the ISAN and GRid specifications.
    expect(checkCharacterOf('A12425GABC1234002')).toBe('M');
  });

  test('a number reads back as what it was made of, also without dashes and in small letters', () => {
    fc.assert(
      fc.property(siteCode, serial, (code, count) => {
        const number = ticketNumberOf(code, count);
        expect(readTicketNumber(number)).toEqual({ siteCode: code, serial: count });
        expect(readTicketNumber(` ${number.replaceAll('-', '').toLowerCase()} `)).toEqual({
          siteCode: code,
          serial: count,
        });
      }),
      { seed: SEED },
    );
  });

  test('one wrong digit is always noticed', () => {
    fc.assert(
      fc.property(siteCode, serial, fc.nat(5), fc.integer({ min: 1, max: 9 }), (code, count, at, shift) => {
        const number = ticketNumberOf(code, count);
        const position = code.length + 1 + at;
        const wrong = (Number(number[position]) + shift) % 10;
        expect(readTicketNumber(number.slice(0, position) + wrong + number.slice(position + 1))).toBeNull();
      }),
      { seed: SEED },
    );
  });

  test('two neighbouring digits that changed places are almost always noticed', () => {
    const swaps = Array.from({ length: 900 }, (_, index) => ticketNumberOf('BER', 100_000 + index * 991));
    const swappable = swaps.filter((number) => number[5] !== number[6]);
    const missed = swappable.filter(
      (number) => readTicketNumber(number.slice(0, 5) + number[6] + number[5] + number.slice(7)) !== null,
    );
    expect(missed.length / swappable.length).toBeLessThan(0.03);
  });

  test.each(['', 'BER', 'BER-12-X', '12345', 'BER-000001-?', 'x'.repeat(10_000)])('%j is not a number', (text) => {
    expect(readTicketNumber(text)).toBeNull();
  });
});

describe('numbers that a device gives by itself (NUM-1)', () => {
  const device = fc.uuid({ version: 7 }).map((id) => `client:${id.replaceAll('-', '')}`);
  const id = fc.uuid({ version: 7 });

  test('four characters of the device, eight of a ULID, one to check', () => {
    const number = selfGivenNumberOf('client:a', '019a8f00-0000-7000-8000-00ffffffffff');

    expect(number).toMatch(/^\d[0-9A-Z]{3}-ZZZZZZZZ-[0-9A-Z]$/);
    expect(selfGivenNumberOf('client:a', '019a8f00-0000-7000-8000-000000000021')).toMatch(/-00000011-/);
    expect(selfGivenNumberOf('client:b', '019a8f00-0000-7000-8000-00ffffffffff').slice(0, 4)).not.toBe(
      number.slice(0, 4),
    );
  });

  test('such a number is never one of a lease, and reads back however it was written down', () => {
    fc.assert(
      fc.property(device, id, (from, of) => {
        const number = selfGivenNumberOf(from, of);
        expect(readTicketNumber(number)).toBeNull();
        expect(readSelfGivenNumber(number)).toBe(number);
        const [prefix = '', tail = '', check = ''] = number.split('-');
        const heard = `${prefix}${tail}`.replaceAll('0', 'O').replaceAll('1', 'l');
        expect(readSelfGivenNumber(` ${prefix.charAt(0)}${heard.slice(1).toLowerCase()}${check.toLowerCase()} `)).toBe(
          number,
        );
      }),
      { seed: SEED },
    );
  });

  test('a number of a lease is not one of these', () => {
    fc.assert(
      fc.property(siteCode, serial, (code, count) => {
        expect(readSelfGivenNumber(ticketNumberOf(code, count))).toBeNull();
      }),
      { seed: SEED },
    );
  });

  test('one wrong character is always noticed', () => {
    fc.assert(
      fc.property(device, id, fc.nat(7), fc.integer({ min: 1, max: 9 }), (from, of, at, shift) => {
        const number = selfGivenNumberOf(from, of);
        const position = 5 + at;
        const digit = Number.parseInt(number.charAt(position), 36);
        const wrong = ((Number.isNaN(digit) ? 0 : digit) + shift) % 10;
        if (String(wrong) === number.charAt(position)) return;
        expect(readSelfGivenNumber(number.slice(0, position) + wrong + number.slice(position + 1))).toBeNull();
      }),
      { seed: SEED },
    );
  });
});
