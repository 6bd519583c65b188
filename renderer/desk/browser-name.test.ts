import { expect, test } from 'vitest';
import { browserName } from './browser-name.ts';

test('a browser is named as people know it, whatever else it claims to be', () => {
  const chromeWords = 'AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0.0.0';
  const names = [
    'Mozilla/5.0 (X11; Linux x86_64; rv:150.0) Gecko/20100101 Firefox/150.0',
    `Mozilla/5.0 (Windows NT 10.0; Win64; x64) ${chromeWords} Safari/537.36 Edg/156.0.0.0`,
    `Mozilla/5.0 (Linux; Android 16) ${chromeWords} Mobile Safari/537.36`,
    'Mozilla/5.0 (Macintosh; Intel Mac OS X 15_1) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/19.0 Safari/605.1.15',
  ].map(browserName);

  expect(names).toEqual(['Firefox (Linux)', 'Edge (Windows)', 'Chrome (Android)', 'Safari (macOS)']);
});

test('one that says nothing of itself has no name', () => {
  expect(browserName('curl/9')).toBe('');
});
