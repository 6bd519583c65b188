import { expect, test } from 'vitest';
import { originsOf } from './origins.ts';

test('on this machine alone, every name of this machine is meant', () => {
  expect(originsOf({ host: '127.0.0.1', origins: [] }, 4_680)).toEqual([
    'http://127.0.0.1:4680',
    'http://localhost:4680',
    'http://[::1]:4680',
  ]);
});

test('at one address it is that address, and what the hub was told', () => {
  const origins = ['https://desk.example.org'];

  expect(originsOf({ host: 'Desk.Example.org', origins }, 80)).toEqual([
    'http://desk.example.org',
    'https://desk.example.org',
  ]);
});

test('at every address, those of this machine; the first is one that this machine itself can open', () => {
  const origins = originsOf({ host: '0.0.0.0', origins: [] }, 4_680);

  expect(origins[0]).toBe('http://127.0.0.1:4680');
  expect(origins).not.toContain('http://0.0.0.0:4680');
  expect(new Set(origins).size).toBe(origins.length);
});
