import { assert, constantFrom, oneof, property, string } from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cleanFileName, fileName } from './file-name.ts';

describe('a file name', () => {
  test.each([
    ['report.pdf', 'report.pdf'],
    ['Bildschirmfoto 2026-11-22 um 09.14.png', 'Bildschirmfoto 2026-11-22 um 09.14.png'],
    ['/etc/passwd', 'passwd'],
    ['..\\..\\Windows\\System32\\drivers.sys', 'drivers.sys'],
    ['C:\\Users\\vera\\', 'vera'],
    ['../..', 'file'],
    ['.bashrc', 'bashrc'],
    ['invoice.exe.', 'invoice.exe'],
    ['a\u0000b\r\nc\u0085.txt', 'abc.txt'],
    ['invoice\u202Efdp.exe', 'invoicefdp.exe'],
    ['one\u2028two\u2066three\u200B\uFEFF.txt', 'onetwothree.txt'],
    ['what? <this>: "that" | *.log', 'what_ _this__ _that_ _ _.log'],
    ['NUL', '_NUL'],
    ['com1.txt', '_com1.txt'],
    ['communication.txt', 'communication.txt'],
    ['  much   space .txt  ', 'much space .txt'],
    ['half \uD800 a pair.txt', 'half \uFFFD a pair.txt'],
    ['u\u0308ber.txt', 'über.txt'],
    ['👩‍🔧.png', '👩‍🔧.png'],
    ['', 'file'],
  ])('%j is kept as %j', (raw, clean) => {
    expect(cleanFileName(raw)).toBe(clean);
  });

  test('too long is shortened before its ending', () => {
    const clean = cleanFileName(`${'n'.repeat(300)}.docx`);

    expect(clean).toBe(`${'n'.repeat(115)}.docx`);
  });

  test('once clean stays as it is, whatever it was (seeded)', () => {
    const raw = oneof(
      string({ unit: 'binary', maxLength: 200 }),
      string({
        unit: constantFrom('.', '/', '\\', ' ', 'a', '\u202E', '👩', '\uD83D', 'nul', '\n'),
        maxLength: 200,
      }),
    );
    const staysClean = property(raw, (name) => {
      expect(fileName.safeParse(cleanFileName(name))).toMatchObject({ success: true });
    });
    assert(staysClean, { seed: 11, numRuns: 1_000 });
  });

  test.each(['a/b', 'a\u202Eb', ' a', 'a.', 'nul', ''])('%j is refused where it is named by a command', (name) => {
    expect(fileName.safeParse(name).success).toBe(false);
  });
});
