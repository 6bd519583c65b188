import { assert, property, string } from 'fast-check';
import { describe, expect, test } from 'vitest';
import { inventorySchema } from '#domain/inventory/inventory.sections.ts';
import { fieldsOf, foundCount, foundFlag, foundNumber, foundText, rowsOf } from './found-values.ts';

/** The border that the domain sets for every text of the inventory. */
const domainText = inventorySchema.shape.operatingSystem.unwrap().shape.name;

describe('a text that was found', () => {
  test.each([
    ['control characters and escape sequences', 'Disk\u001b[2J\u0000\r\nX', 'Disk [2J X'],
    ['marks that turn the direction of writing', 'exe.\u202Egpj\u2066', 'exe. gpj'],
    ['a lone surrogate', 'A\uD800B', 'A\uFFFDB'],
    ['space around it', '  Example  ', 'Example'],
    ['markup, which stays text', '<img src=x onerror=alert(1)>', '<img src=x onerror=alert(1)>'],
  ])('is kept without %s', (_case, found, kept) => {
    expect(foundText(found)).toBe(kept);
  });

  test.each(['-', 'To Be Filled By O.E.M.', 'Default string', ' None '])(
    'that says nothing ("%s") is empty',
    (found) => {
      expect(foundText(found)).toBe('');
    },
  );

  test.each([[undefined], [null], [7], [{}], [['Example']], [{ toString: () => 'Example' }]])(
    'that is none (%j) is empty',
    (found) => {
      expect(foundText(found)).toBe('');
    },
  );

  test('of megabytes is cut to two hundred characters, and not in the middle of one', () => {
    expect(foundText('x'.repeat(10 * 2 ** 20))).toHaveLength(200);
    expect(foundText(`${'x'.repeat(199)}😀`)).toBe('x'.repeat(199));
  });

  test('is taken by the domain, whatever it was', () => {
    assert(
      property(string({ unit: 'binary', maxLength: 1_000 }), (found) => {
        return domainText.safeParse(foundText(found)).success;
      }),
      { seed: 20_260_722, numRuns: 2_000 },
    );
  });
});

test('numbers outside what is possible are not known', () => {
  expect(
    [4, 0, -1, 1.5, 5_000, '4', null, Number.MAX_SAFE_INTEGER + 2].map((found) => foundCount(found, 4_096)),
  ).toEqual([4, 0, 0, 0, 0, 0, 0, 0]);
  expect([2.4, -2, 1e9, '2.4'].map((found) => foundNumber(found, 1_000))).toEqual([2.4, 0, 0, 0]);
  expect([true, 'true', 1, undefined].map(foundFlag)).toEqual([true, false, false, false]);
});

test('only own fields are seen, and a prototype that came as one is a field like any other', () => {
  const fields = fieldsOf(JSON.parse('{"__proto__":{"size":1},"name":"sda"}'));

  expect([fields?.('name'), fields?.('size'), fields?.('toString')]).toEqual(['sda', undefined, undefined]);
  expect(['text', null, [1]].map(fieldsOf)).toEqual([null, null, null]);
});

test('of too many rows the first are kept, and what is no row is left out', () => {
  expect(
    rowsOf(
      Array.from({ length: 1_000_000 }, () => ({})),
      128,
    ),
  ).toHaveLength(128);
  expect(rowsOf([null, 7, {}], 128)).toHaveLength(1);
  expect(rowsOf({ length: 3 }, 128)).toBeNull();
});
