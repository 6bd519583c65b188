import type { Part } from './parts.ts';
import { commandPart, vitestPart } from './parts.ts';

/** The fast half of the tests: what one runs before every commit. */
export const checkParts: readonly Part[] = [
  commandPart('format', ['oxfmt', '--check', '.']),
  commandPart('lint', ['oxlint', '--deny-warnings', '.']),
  commandPart('types', ['tsc', '-b']),
  commandPart('generated files', ['node', 'build/generate.ts', '--check']),
  commandPart('unused code', ['knip', '--no-progress']),
  vitestPart('unit tests', 'unit', 'desk'),
  vitestPart('the desk on SQLite', 'desk-on-sqlite'),
  vitestPart('SQLite of the browser', 'sqlite-in-wasm'),
];
