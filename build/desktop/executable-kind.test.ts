import { expect, test } from 'vitest';
import { executableKind } from './executable-kind.ts';

const head = (bytes: string | readonly number[]) => {
  const start = typeof bytes === 'string' ? Buffer.from(bytes, 'latin1') : Buffer.from(bytes);
  return Buffer.concat([start, Buffer.alloc(200)]);
};
const windowsProgram = head('MZ');
windowsProgram.writeUInt32LE(0x80, 0x3c);
windowsProgram.write('PE\0\0', 0x80, 'latin1');

test.each([
  ['elf', head('\x7fELF')],
  ['pe', windowsProgram],
  ['mach-o', head([0xcf, 0xfa, 0xed, 0xfe])],
  ['mach-o', head([0xca, 0xfe, 0xba, 0xbe])],
  ['other', head('#!/bin/sh\n')],
  ['other', head('MZ and nothing more')],
  ['other', Buffer.from('\x7fELF', 'latin1')],
  ['other', Buffer.alloc(0)],
] as const)('%s', (kind, bytes) => {
  expect(executableKind(bytes)).toBe(kind);
});

test('the program that runs this test is one', async () => {
  const { kindOfFile } = await import('./after-pack.ts');

  expect(kindOfFile(process.execPath)).not.toBe('other');
});
