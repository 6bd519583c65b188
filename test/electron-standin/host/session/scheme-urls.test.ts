import { describe, expect, test } from 'vitest';
import { SchemeUrls } from './scheme-urls.ts';

function knowing(...schemes: string[]): SchemeUrls {
  const urls = new SchemeUrls();
  for (const scheme of schemes) urls.add(scheme);
  return urls;
}

describe('URLs of a scheme of one’s own', () => {
  test.each([
    ['app://console/assets/x.js?v=1#top', 'https://console.app.invalid/assets/x.js?v=1#top'],
    ['app://console', 'https://console.app.invalid/'],
    ['app://console?page=2', 'https://console.app.invalid?page=2'],
  ])('%s is served as %s', (own, served) => {
    expect(knowing('app').toChromium(own)).toBe(served);
  });

  test('come back as they were', () => {
    const urls = knowing('app');

    for (const url of ['app://console/', 'app://helper/a/b?c#d']) expect(urls.toApp(urls.toChromium(url))).toBe(url);
    expect(urls.toApp('blob:https://console.app.invalid/1')).toBe('blob:app://console/1');
  });

  test.each(['https://example.org/app', 'file:///tmp/app', 'about:blank', 'other://console/'])(
    '%s is nobody’s and stays',
    (url) => {
      const urls = knowing('app');

      expect([urls.toChromium(url), urls.toApp(url)]).toEqual([url, url]);
      expect(urls.schemeOf(url)).toBeNull();
    },
  );

  test('a scheme that is not registered is not translated back either', () => {
    expect(knowing('app').toApp('https://console.other.invalid/')).toBe('https://console.other.invalid/');
  });
});

test('a content policy means the same origins in both tongues', () => {
  const policy =
    "default-src 'none'; script-src app: 'self'; img-src app://pictures data: https:; connect-src ws://127.0.0.1:*";

  expect(knowing('app').policyToChromium(policy)).toBe(
    "default-src 'none'; script-src https://*.app.invalid 'self'; img-src https://pictures.app.invalid data: https:; connect-src ws://127.0.0.1:*",
  );
});
