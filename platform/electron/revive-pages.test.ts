import { EventEmitter } from 'node:events';
import type { WebContents } from 'electron';
import { expect, test } from 'vitest';
import type { PageCrash } from './revive-pages.ts';
import { revivePage } from './revive-pages.ts';

function aPage() {
  const clock = { nowMs: 0 };
  const loaded: string[] = [];
  const crashes: PageCrash[] = [];
  let givenUp = 0;
  const contents = Object.assign(new EventEmitter(), {
    getURL: () => 'app://console/queue/mine/incident:1',
    loadURL: async (address: string) => void loaded.push(address),
  });
  revivePage(contents as unknown as WebContents, {
    nowMs: () => clock.nowMs,
    onCrashed: (crash) => crashes.push(crash),
    onGivenUp: () => {
      givenUp += 1;
    },
  });
  const crash = (reason = 'crashed') => contents.emit('render-process-gone', {}, { reason, exitCode: 1 });
  return { clock, loaded, crashes, crash, givenUp: () => givenUp };
}

test('a page that crashed is loaded anew on the address it showed', () => {
  const { crash, loaded } = aPage();
  crash('oom');

  expect(loaded).toEqual(['app://console/queue/mine/incident:1']);
});

test('the third crash within a minute is one too many', () => {
  const { clock, crash, crashes, loaded, givenUp } = aPage();
  for (const atMs of [0, 20_000, 59_000]) {
    clock.nowMs = atMs;
    crash();
  }

  expect(loaded).toHaveLength(2);
  expect(crashes.map(({ willReturn }) => willReturn)).toEqual([true, true, false]);
  expect(givenUp()).toBe(1);
});

test('crashes a minute apart are each mended', () => {
  const { clock, crash, loaded, givenUp } = aPage();
  for (const atMs of [0, 60_000, 120_000, 180_000]) {
    clock.nowMs = atMs;
    crash();
  }

  expect(loaded).toHaveLength(4);
  expect(givenUp()).toBe(0);
});

test('a page whose process ended as it should is left alone', () => {
  const { crash, loaded } = aPage();
  crash('clean-exit');

  expect(loaded).toEqual([]);
});
