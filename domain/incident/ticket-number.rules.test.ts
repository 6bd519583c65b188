import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkCharacterOf, readTicketNumber, ticketNumberOf } from './ticket-number.rules.ts';

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
