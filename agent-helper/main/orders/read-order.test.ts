import { expect, test } from 'vitest';
import { readOrder } from './read-order.ts';

test.each([
  ['', { kind: 'run' }],
  ['run', { kind: 'run' }],
  ['enrol abcd-efgh', { kind: 'enrol', code: 'ABCD-EFGH', hub: 'http://127.0.0.1:4680' }],
  ['enrol ABCD --hub https://desk.example.org', { kind: 'enrol', code: 'ABCD', hub: 'https://desk.example.org' }],
  ['--hub https://desk.example.org enrol ABCD', { kind: 'enrol', code: 'ABCD', hub: 'https://desk.example.org' }],
  ['report Sound', { kind: 'report', summary: 'Sound', details: null }],
  ['report Sound --details Since', { kind: 'report', summary: 'Sound', details: 'Since' }],
  ['inventory', { kind: 'inventory' }],
  ['status', { kind: 'status' }],
  ['help', { kind: 'usage' }],
  ['enrol -h', { kind: 'usage' }],
])('"%s" is understood', (words, order) => {
  expect(readOrder(words.split(' ').filter((word) => word !== ''))).toEqual({ ok: true, value: order });
});

test.each([
  ['enrol', 'arguments.code-missing'],
  ['report', 'arguments.summary-missing'],
  ['dance', 'arguments.unknown'],
  ['status now', 'arguments.unknown'],
  ['report Sound is gone', 'arguments.unknown'],
  ['status --loud', 'arguments.unknown'],
  ['enrol ABCD --hub', 'arguments.unknown'],
])('"%s" is not', (words, code) => {
  expect(readOrder(words.split(' '))).toMatchObject({ ok: false, refusal: { code } });
});
