import { describe, expect, test } from 'vitest';
import type { KeyCode } from './key-codes.ts';
import { isNeverForwarded } from './never-forwarded.rules.ts';

function down(...codes: KeyCode[]): ReadonlySet<KeyCode> {
  return new Set(codes);
}

describe('keys that are never passed on (I5)', () => {
  test.each([
    ['the panic key', down('ControlLeft', 'AltLeft', 'Escape')],
    ['the panic key with the other hand and more held', down('ShiftLeft', 'ControlRight', 'AltRight', 'Escape')],
    ['Win+L', down('MetaRight', 'KeyL')],
    ['Ctrl+Alt+Delete', down('ControlLeft', 'AltLeft', 'Delete')],
    ['another console', down('ControlLeft', 'AltLeft', 'F2')],
    ['the power key', down('Power')],
  ])('%s', (_name, held) => {
    expect(isNeverForwarded(held)).toBe(true);
  });

  test('what they are made of goes through by itself', () => {
    const parts = [down('Escape'), down('MetaLeft'), down('KeyL'), down('ControlLeft', 'AltLeft'), down('F2')];

    expect(parts.filter(isNeverForwarded)).toEqual([]);
  });
});
