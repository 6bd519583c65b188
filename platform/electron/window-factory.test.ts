import type { WebFrameMain } from 'electron';
import { expect, test } from 'vitest';
import { isTrustedFrame } from './window-factory.ts';

const origin = 'app://console';

test.each([
  ['the top frame of our page', { url: 'app://console/queue/mine', parent: null }, true],
  ['a frame inside it', { url: 'app://console/', parent: {} as WebFrameMain }, false],
  ['a page of the other app', { url: 'app://helper/', parent: null }, false],
  ['a page that only sounds like ours', { url: 'app://console.evil.example/', parent: null }, false],
  ['a page of the web', { url: 'https://console/', parent: null }, false],
  ['an empty page', { url: 'about:blank', parent: null }, false],
  ['a page that could not be loaded', { url: 'chrome-error://chromewebdata/', parent: null }, false],
  ['a frame that is gone', null, false],
])('a message of %s is trusted: %#', (_, frame, isTrusted) => {
  expect(isTrustedFrame(frame, origin)).toBe(isTrusted);
});
