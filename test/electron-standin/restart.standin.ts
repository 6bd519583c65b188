import { spawnSync } from 'node:child_process';
import type { Page } from '@playwright/test';
import { expect } from '@playwright/test';
import { test } from './launch-sample.ts';

/** Raises a number in IndexedDB and one in localStorage; returns what both were. */
function raise(page: Page): Promise<unknown> {
  return page.evaluate(async () => {
    const finished = <Result>(request: IDBRequest<Result>): Promise<Result> =>
      new Promise((resolve, reject) => {
        request.addEventListener('success', () => resolve(request.result));
        request.addEventListener('error', () => reject(request.error ?? new Error('IndexedDB failed')));
      });
    const opening = indexedDB.open('sample', 1);
    opening.addEventListener('upgradeneeded', () => opening.result.createObjectStore('numbers'));
    const database = await finished(opening);
    const numbers = database.transaction('numbers', 'readwrite').objectStore('numbers');
    const before = ((await finished(numbers.get('starts'))) as number | undefined) ?? 0;
    await finished(numbers.put(before + 1, 'starts'));
    const inLocalStorage = Number(localStorage.getItem('starts') ?? 0);
    localStorage.setItem('starts', String(inLocalStorage + 1));
    return [before, inLocalStorage];
  });
}

test('what a page stores is there after a restart, until the session clears it @both', async ({ launch }) => {
  const first = await launch();
  const firstPage = await first.firstWindow();
  await firstPage.getByText('Started', { exact: true }).waitFor();
  const before = await raise(firstPage);
  await first.close();
  const second = await launch();
  const page = await second.firstWindow();
  await page.getByText('Started', { exact: true }).waitFor();
  const after = await raise(page);
  await second.evaluate(({ session }) => session.defaultSession.clearStorageData());

  expect([before, after, await raise(page)]).toEqual([
    [0, 0],
    [1, 1],
    [0, 0],
  ]);
});

test('a second start hands its command line to the first and ends', async ({ app, page }) => {
  const userData = await app.evaluate(({ app: main }) => main.getPath('userData'));
  const command = app.process().spawnfile;
  const second = spawnSync(
    command,
    [`--user-data-dir=${userData}`, `${import.meta.dirname}/sample-app`, 'desk://ticket/7'],
    {
      encoding: 'utf8',
      timeout: 20_000,
    },
  );

  expect(second.status).toBe(0);
  await expect.poll(() => page.evaluate(() => window.desk.heard())).toEqual(['desk://ticket/7']);
});

test('without Chromium the start says in a sentence what is missing', () => {
  const { status, stderr } = spawnSync(`${import.meta.dirname}/electron`, [`${import.meta.dirname}/sample-app`], {
    encoding: 'utf8',
    env: { ...process.env, CHROMIUM_PATH: '/nowhere/chromium' },
    timeout: 20_000,
  });

  expect(status).not.toBe(0);
  expect(stderr).toContain('needs Chromium, and there is none at /nowhere/chromium');
});
