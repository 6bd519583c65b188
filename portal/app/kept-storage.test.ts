import { expect, test } from 'vitest';
import { z } from 'zod';
import { aWebStorage } from '../draft/draft.fixtures.ts';
import { createKeptStorage } from './kept-storage.ts';

test('a value is there again after a reload', () => {
  const browser = aWebStorage();
  createKeptStorage(browser).write('language', 'de');

  expect(createKeptStorage(browser).read('language', z.string())).toBe('de');
});

test('what does not fit its schema is as good as nothing', () => {
  const browser = aWebStorage();
  browser.setItem('deskbell.portal.language', '{"from": an older version');
  browser.setItem('deskbell.portal.count', '"seven"');
  const storage = createKeptStorage(browser);

  expect(storage.read('language', z.string())).toBeNull();
  expect(storage.read('count', z.number())).toBeNull();
});

test('names of others on the same address are not ours', () => {
  const browser = aWebStorage();
  browser.setItem('deskbell.preferences', '{}');
  const storage = createKeptStorage(browser);
  storage.write('draft', 'text');

  expect(storage.names()).toEqual(['draft']);
});

test('in a full storage the page goes on with what was typed, and says that a reload would lose it', () => {
  const storage = createKeptStorage(aWebStorage(20));

  expect(storage.write('draft', 'short')).toBe(true);
  expect(storage.write('draft', 'much longer than there is room for')).toBe(false);
  expect(storage.read('draft', z.string())).toBe('much longer than there is room for');
});

test('without any storage the page works as long as it is open', () => {
  const storage = createKeptStorage(null);
  storage.write('draft', 'text');
  expect(storage.read('draft', z.string())).toBe('text');

  storage.forget('draft');
  expect(storage.read('draft', z.string())).toBeNull();
});
