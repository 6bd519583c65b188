import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, test } from 'vitest';
import { Markdown } from './markdown.tsx';

/** What a browser would be given. */
function shown(text: string, topHeading?: 2 | 3): string {
  return renderToStaticMarkup(createElement(Markdown, { text, ...(topHeading === undefined ? {} : { topHeading }) }));
}

const A_MOMENT_MS = 200;

describe('Markdown that somebody else wrote', () => {
  test.for([
    '<script>alert(1)</script>',
    'a <img src=x onerror=alert(1)> b',
    '<iframe src="https://evil.example"></iframe>',
    '<svg/onload=alert(1)>',
    '<a href="javascript:alert(1)">x</a>',
    '<style>*{display:none}</style>',
    '<div\nonclick="alert(1)">x</div>',
    '<!-- --><form action="https://evil.example"><input></form>',
    '<![CDATA[<script>alert(1)</script>]]>',
    '&lt;script&gt;alert(1)&lt;/script&gt;',
    '```html\n<script>alert(1)</script>\n```',
  ])('never becomes markup: %j', (text) => {
    expect(shown(text)).not.toMatch(/<(?:script|img|iframe|svg|style|form|input|object|embed|link|meta)\b/i);
    expect(shown(text)).not.toMatch(/<[a-z]+\s[^>]*\bon[a-z]+=/i);
  });

  test.for([
    '[x](javascript:alert(1))',
    '[x](JaVaScRiPt:alert(1))',
    '[x](java\tscript:alert(1))',
    '[x](&#106;avascript:alert(1))',
    '[x](data:text/html;base64,PHNjcmlwdD4=)',
    '[x](vbscript:msgbox)',
    '[x](file:///etc/passwd)',
    '[x](//evil.example)',
    '[x](/api/session/close)',
    '[x](#top)',
    '[x](app://console/settings)',
    '[x](deskbell://ticket/1)',
    '[x](http://)',
    '<javascript:alert(1)>',
    '[x][1]\n\n[1]: javascript:alert(1)',
  ])('leads nowhere but to the web or a mailbox: %j', (text) => {
    expect(shown(text)).not.toContain('href');
    expect(shown(text)).not.toContain('<a');
  });

  test('a link opens a window of its own and says where it leads', () => {
    expect(shown('[the list](https://lager.example/a?b=1)')).toContain(
      '<a href="https://lager.example/a?b=1" title="https://lager.example/a?b=1" target="_blank" rel="noopener noreferrer nofollow">the list</a>',
    );
    expect(shown('<mailto:help@nordlicht.example>')).toContain('href="mailto:help@nordlicht.example"');
  });

  test('fetches no picture, and names it', () => {
    expect(shown('![the plug](https://evil.example/track.png)')).toMatch(/<span[^>]*>the plug<\/span>/);
    expect(shown('![x](data:image/png;base64,AAAA)')).not.toContain('data:');
  });

  test.for([
    ['# a\n## b\n# c', ['h2', 'h3', 'h2']],
    ['## a\n### b', ['h2', 'h3']],
    ['#### a\n###### b', ['h2', 'h4']],
    ['# a\n###### b', ['h2', 'h6']],
  ] as const)('its headings begin below the title of the page: %j', ([text, levels]) => {
    const found = [...shown(text).matchAll(/<(h[1-6])>/g)].map(([, level]) => level);

    expect(found).toEqual(levels);
  });

  test('code, tables and lists of tasks are there, and what is wide can be scrolled by keyboard', () => {
    expect(shown('```\nnet use\n```')).toContain('<pre tabindex="0"><code>net use\n</code></pre>');
    expect(shown('| a |\n|---|\n| 1 |')).toMatch(/<div[^>]* tabindex="0"><table>/);
    expect(shown('- [x] done\n- [ ] open')).toMatch(/☑.*done.*☐.*open/s);
  });

  test.for(['>', '> - ', '1. ', '- ', '**a', '[^a]', '[', '![](', '_a', '`a', '|a', '<a', '- [ ] ', '[a]: <b\n'])(
    'lays out 50,000 letters of %j without holding up the page',
    (part) => {
      const few = tookMs(part.repeat(12_500 / part.length));
      const many = tookMs(part.repeat(50_000 / part.length));

      // Four times as much takes about four times as long, however fast the machine is; where it grew with the square it
      // would be sixteen. What is over in a moment holds up nobody, and is too short to be compared.
      expect(many < A_MOMENT_MS || many / few < 10).toBe(true);
    },
  );

  /** Of the thread's own time, so that nobody else on the machine counts; the least of three, for what was swept up meanwhile. */
  function tookMs(text: string): number {
    const times = Array.from({ length: 3 }, () => {
      const before = process.threadCpuUsage();
      expect(shown(text).length).toBeGreaterThan(0);
      const { user, system } = process.threadCpuUsage(before);
      return (user + system) / 1_000;
    });
    return Math.min(...times);
  }

  test('nests as deep as anybody reads, whatever stands in the text', () => {
    const depth = (text: string) => [...shown(text).matchAll(/<(?:blockquote|ul|ol)>/g)].length;

    expect(depth('> - > - deep')).toBe(4);
    expect(depth(`${'> '.repeat(500)}deep`)).toBe(8);
  });
});
