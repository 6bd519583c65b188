import { describe, expect, test } from 'vitest';
import { soughtWords, wordsOf } from './search-words.rules.ts';
import { stemOf } from './word-stem.rules.ts';

describe('the words of a text', () => {
  test('are folded, with their stems, and say where they stand', () => {
    expect(wordsOf('Zwei Drucker', 'de')).toEqual([
      { from: 0, to: 4, forms: ['zwei'] },
      { from: 5, to: 12, forms: ['drucker', 'druck'] },
    ]);
  });

  test('SRCH-2: names of several parts are there whole and in parts', () => {
    const forms = (text: string) => wordsOf(text, 'en').map(({ forms: [first] }) => first);

    expect(forms('Wi-Fi')).toEqual(['wifi', 'wi', 'fi']);
    expect(forms('8c:aa:01')).toEqual(['8caa01', '8c', 'aa', '01']);
    expect(forms('a_b, 10.0.22631 and 0x80070005.')).toEqual([
      'ab',
      'a',
      'b',
      '10022631',
      '10',
      '0',
      '22631',
      'and',
      '0x80070005',
    ]);
  });

  test('SRCH-2: case, marks, ligatures and full-width letters make no difference', () => {
    const first = (text: string) => wordsOf(text, 'de')[0]?.forms;

    expect(first('STRASSE')).toEqual(first('Straße'));
    expect(first('Café')).toEqual(first('cafe\u0301'));
    expect(first('ﬁle')).toEqual(first('file'));
    expect(first('ＰＣ')).toEqual(first('pc'));
    expect(first('Gäste')).toEqual(expect.arrayContaining(['gaste', 'gaeste']));
  });

  test('are cut off where nobody would type on', () => {
    expect(wordsOf('x'.repeat(50_000), 'en')[0]?.forms[0]).toHaveLength(40);
  });
});

describe('what is looked for', () => {
  const typed = (question: string) => soughtWords(question).map((word) => word.typed);

  test('are the telling words of a question, each once', () => {
    expect(typed('Why does my printer not print? The PRINTER is new.')).toEqual(['printer', 'print']);
    expect(typed('Mein Drucker geht nicht mehr')).toEqual(['drucker']);
    expect(typed('How does it work?')).toEqual([]);
  });

  test('a word may be the beginning of one that is still being typed', () => {
    expect(soughtWords('vpn dr').map(({ beginning }) => beginning)).toEqual([null, 'dr']);
  });

  test('no more than sixteen, however long the question', () => {
    expect(typed(Array.from({ length: 5_000 }, (_, index) => `w${index}`).join(' '))).toHaveLength(16);
  });

  test('are letters and digits, whatever was typed', () => {
    for (const word of soughtWords(`" OR 1=1 -- title:* ^a+b (NEAR) 'x' \\ \0 \u{d800} 😀 don’t É-x½`)) {
      for (const form of [...word.forms, word.beginning ?? '']) expect(form).toMatch(/^[\p{L}\p{N}]*$/u);
    }
  });
});

test.for([
  ['de', ['drucker', 'druckern', 'druckers'], 'druck'],
  ['de', ['passwort', 'passworter'], 'passwort'],
  ['de', ['anmeldung', 'anmeldungen'], 'anmeldung'],
  ['en', ['printer', 'printers'], 'printer'],
  ['en', ['stop', 'stops', 'stopped', 'stopping'], 'stop'],
  ['en', ['policy', 'policies'], 'policy'],
  ['en', ['box', 'boxes'], 'box'],
  ['en', ['bus', 'access'], null],
] as const)('the forms of a word share a stem: %s %j', ([language, forms, stem]) => {
  expect(forms.map((form) => stemOf(form, language))).toEqual(forms.map((form) => stem ?? form));
});
