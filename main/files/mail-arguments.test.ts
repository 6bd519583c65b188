import { expect, test } from 'vitest';
import { mailsInArguments } from './mail-arguments.ts';

const folder = '/m/mira/Downloads';

test.each([
  ['printer.eml', '/m/mira/Downloads/printer.eml'],
  ['/tmp/Printer.EML', '/tmp/Printer.EML'],
  ['../printer jam.eml', '/m/mira/printer jam.eml'],
  ['file:///tmp/printer%20jam.eml', '/tmp/printer jam.eml'],
  ['file://localhost/tmp/a.eml', '/tmp/a.eml'],
])('%s is the mail %s', (argument, path) => {
  expect(mailsInArguments(['deskbell', argument], folder)).toEqual([path]);
});

test.each([
  'printer.txt',
  'printer.eml.exe',
  '--load=printer.eml',
  '-printer.eml',
  'https://evil.example/printer.eml',
  'file://evil.example/share/printer.eml',
  'file:///tmp/a%2Fb.eml',
  'deskbell://ticket/printer.eml',
  'javascript:x.eml',
  `/${'a'.repeat(5_000)}.eml`,
  '',
])('%s is none', (argument) => {
  expect(mailsInArguments(['deskbell', argument], folder)).toEqual([]);
});

test('the program itself is no mail, and links may stand between mails', () => {
  expect(mailsInArguments(['/opt/x.eml', 'a.eml', 'deskbell://ticket/BER-000123-4', 'b.eml'], '/m')).toEqual([
    '/m/a.eml',
    '/m/b.eml',
  ]);
});
