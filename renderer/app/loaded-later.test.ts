import { createElement, Suspense } from 'react';
import { renderToString } from 'react-dom/server';
import { expect, test } from 'vitest';
import { loadedLater } from './loaded-later.tsx';

const shown = (part: ReturnType<typeof loadedLater>) =>
  renderToString(createElement(Suspense, { fallback: 'wait' }, createElement(part)));

test('a part that was loaded ahead is there at once', async () => {
  const part = loadedLater(async () => () => createElement('b', null, 'queue'));
  expect(shown(part)).toContain('wait');

  await part.load();

  expect(shown(part)).toContain('<b>queue</b>');
});

test('a part that could not be loaded ahead is fetched again when it is shown', async () => {
  let fetched = 0;
  const part = loadedLater(async () => {
    fetched += 1;
    throw new Error('no network');
  });

  await expect(part.load()).rejects.toThrow('no network');
  shown(part);

  expect(fetched).toBe(2);
});
