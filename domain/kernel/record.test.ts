import { expect, test } from 'vitest';
import { migrateRecord, recordNameOf } from './record.ts';

test('an id names its record', () => {
  expect(recordNameOf('incident:019a')).toBe('incident');
  expect(recordNameOf('no-prefix')).toBe('');
});

test('a stored record runs only through the migrations that came after it', () => {
  const migrations = [
    (older: Readonly<Record<string, unknown>>) => ({ ...older, steps: [...(older['steps'] as string[]), 'to 1'] }),
    (older: Readonly<Record<string, unknown>>) => ({ ...older, steps: [...(older['steps'] as string[]), 'to 2'] }),
  ];

  expect(migrateRecord({ migrations }, { steps: [] }, 0)).toEqual({ steps: ['to 1', 'to 2'] });
  expect(migrateRecord({ migrations }, { steps: [] }, 1)).toEqual({ steps: ['to 2'] });
  expect(migrateRecord({ migrations }, { steps: [] }, 2)).toEqual({ steps: [] });
});
