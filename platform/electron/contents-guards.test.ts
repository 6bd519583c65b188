import type { WebContents } from 'electron';
import { EventEmitter } from 'node:events';
import { expect, test } from 'vitest';
import { guardContents } from './contents-guards.ts';

/** A page that shows `app://console/queue/mine`. */
function aPage() {
  const events = new EventEmitter();
  const opened: string[] = [];
  const reported: string[] = [];
  let openWindow: (details: { url: string }) => unknown = () => null;
  const contents = Object.assign(events, {
    getURL: () => 'app://console/queue/mine',
    setWindowOpenHandler: (answer: typeof openWindow) => {
      openWindow = answer;
    },
  });
  guardContents(contents as unknown as WebContents, {
    openLink: (address) => opened.push(address),
    report: (attempt) => reported.push(attempt),
  });
  /** Whether the page was stopped. */
  const tries = (event: string, url: string, isMainFrame = true) => {
    let isStopped = false;
    events.emit(event, { url, isMainFrame, preventDefault: () => (isStopped = true) });
    return isStopped;
  };
  return { tries, opened, reported, openWindow: (url: string) => openWindow({ url }) };
}

test.each(['https://evil.example/', 'app://console/settings', 'app://helper/', 'file:///etc/passwd', 'about:blank'])(
  'a page does not leave for %s',
  (address) => {
    const { tries } = aPage();

    expect(tries('will-navigate', address)).toBe(true);
    expect(tries('will-frame-navigate', address)).toBe(true);
  },
);

test('a page may load itself anew', () => {
  const { tries, reported } = aPage();

  expect(tries('will-navigate', 'app://console/queue/mine')).toBe(false);
  expect(tries('will-frame-navigate', 'app://console/queue/mine#top')).toBe(false);
  expect(reported).toEqual([]);
});

test('no frame inside a page goes anywhere, and no redirect is followed', () => {
  const { tries } = aPage();

  expect(tries('will-frame-navigate', 'app://console/queue/mine', false)).toBe(true);
  expect(tries('will-redirect', 'app://console/queue/mine')).toBe(true);
});

test('a page opens no window; the address is handed on to be checked', () => {
  const { openWindow, opened, reported } = aPage();

  expect(openWindow('https://desk.example.org/')).toEqual({ action: 'deny' });
  expect(opened).toEqual(['https://desk.example.org/']);
  expect(reported).toEqual(['open-window']);
});

test('a page attaches no webview', () => {
  const { tries, reported } = aPage();

  expect(tries('will-attach-webview', '')).toBe(true);
  expect(reported).toEqual(['attach-webview']);
});
