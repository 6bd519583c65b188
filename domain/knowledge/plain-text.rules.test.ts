import { describe, expect, test } from 'vitest';
import { articleFromTicket, caseTemplate } from './article-template.rules.ts';
import { articleSchema } from './article.record.ts';
import { messageTextOf, plainTextOf } from './plain-text.rules.ts';
import { wordsOf } from './search-words.rules.ts';
import { LONGEST_SNIPPET, markedText, snippetOf } from './snippet.rules.ts';

describe('the plain text of Markdown', () => {
  test.for([
    ['## Symptom\n\nIt is loud.', 'Symptom:\nIt is loud.'],
    ['# Really?', 'Really?'],
    ['- [x] **done** and _well_, `ls -la`', 'done and well, ls -la'],
    ['see [the list](https://a.example/b "now") or <https://c.example>', 'see the list or https://c.example'],
    ['![a picture](x.png) <b>raw</b> text', 'a picture raw text'],
    ['| a | b |\n|---|:-:|\n| 1 | 2 |', 'a b\n1 2'],
    ['```sh\nnet use Z: /delete\n```', 'net use Z: /delete'],
    ['> 1. quoted\n\n---\n\nsnake_case_name 3 * 4', 'quoted\nsnake_case_name 3 4'],
    ['dial **\\*43**, 2 \\* 3', 'dial *43, 2 * 3'],
  ])('%j reads %j', ([markdown, plain]) => {
    expect(plainTextOf(markdown!)).toBe(plain);
  });

  test('in a message keeps its steps numbered and its paragraphs apart', () => {
    const markdown = '## Resolution\n\n1. Open **it**.\n2) Close it.\n\n\n* one\n- [x] two\n\n```\nls -la\n```';

    expect(messageTextOf(markdown)).toBe('Resolution\n\n1. Open it.\n2) Close it.\n\n- one\n- two\n\nls -la');
  });

  test('takes no longer for a text that was made to take long', () => {
    const hostile = ['[', '[](', '<a ', '\\', ' ', '_', '|', '> ', '# ', '**', '![a]('].map(
      (part) => `x${part.repeat(50_000 / part.length)}x`,
    );

    // The thread's own time: nobody else on the machine counts.
    const before = process.threadCpuUsage();
    for (const text of hostile) plainTextOf(text);

    const { user, system } = process.threadCpuUsage(before);
    expect((user + system) / 1_000).toBeLessThan(2_000);
  });
});

describe('an excerpt', () => {
  const cut = ({ text, marks }: ReturnType<typeof snippetOf>) => marks.map(({ from, to }) => text.slice(from, to));

  test('is cut around most of the words, between words, and marks them', () => {
    const text = `${'far '.repeat(60)}the drum of the printer ${'away '.repeat(60)}`.trim();
    const words = wordsOf(text, 'en').filter(({ forms: [form] }) => form === 'drum' || form === 'printer');

    const snippet = snippetOf(text, words);

    expect(cut(snippet)).toEqual(['drum', 'printer']);
    expect(snippet.text).toMatch(/^…far .*the drum of the printer away.* away…$/);
    expect(snippet.text.length).toBeLessThanOrEqual(LONGEST_SNIPPET + 2);
  });

  test('of a short text is the text, on one line', () => {
    expect(snippetOf('one\ntwo', [])).toEqual({ text: 'one two', marks: [] });
  });

  test('marks a name of several parts once', () => {
    expect(markedText('The Wi-Fi', wordsOf('The Wi-Fi', 'en').slice(1))).toEqual({
      text: 'The Wi-Fi',
      marks: [{ from: 4, to: 9 }],
    });
  });

  test('of a text without spaces has an end too', () => {
    expect(snippetOf('x'.repeat(50_000), []).text).toHaveLength(LONGEST_SNIPPET + 1);
  });
});

describe('what an article begins with', () => {
  test('KNW-1: symptom, environment, cause and resolution, in its own language', () => {
    expect(caseTemplate('en')).toBe('## Symptom\n\n## Environment\n\n## Cause\n\n## Resolution');
    expect(caseTemplate('de')).toBe('## Symptom\n\n## Umgebung\n\n## Ursache\n\n## Lösung');
  });

  test('KNW-2: from a ticket, what it tells stands where it belongs', () => {
    const story = {
      summary: 'Printer prints stripes',
      description: 'Nobody can read it.',
      findings: ['The drum is worn.\nCounter: 61,000.', 'Ordered one.'],
      resolution: 'Drum changed.',
    };

    expect(articleFromTicket('en', story)).toEqual({
      title: 'Printer prints stripes',
      body: '## Symptom\n\nNobody can read it.\n\n## Environment\n\n## Cause\n\n- The drum is worn.\n  Counter: 61,000.\n- Ordered one.\n\n## Resolution\n\nDrum changed.',
    });
  });

  test('from the longest ticket there is, it still fits', () => {
    const story = { summary: 'x'.repeat(300), description: null, findings: ['y'.repeat(60_000)], resolution: null };

    const { title, body } = articleFromTicket('en', story);

    expect(articleSchema.pick({ title: true, body: true }).safeParse({ title, body }).success).toBe(true);
  });
});
