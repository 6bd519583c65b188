import { appendFileSync, existsSync, mkdirSync, readFileSync, renameSync, statSync } from 'node:fs';
import { dirname } from 'node:path';

type Fields = Readonly<Record<string, unknown>>;

/** Says what happened, in the past tense, with fields; never contents of records, passwords or tokens. */
export interface AppLog {
  info(event: string, fields?: Fields): void;
  error(event: string, fields?: Fields): void;
  /** All that is still there, oldest first. */
  read(): string;
}

/** Two files of this size hold weeks of ordinary days. */
const MOST_BYTES = 1_000_000;

/**
 * Keeps the app's log in a file, one JSON object per line, and the one before it beside it. Writes at once: a line
 * about a crash is of no use in a buffer. A log that cannot be written stops nobody.
 */
export function openAppLog(path: string, nowMs: () => number): AppLog {
  const older = `${path}.old`;

  function write(level: 'info' | 'error', event: string, fields: Fields = {}): void {
    const line = JSON.stringify({ at: new Date(nowMs()).toISOString(), level, event, ...fields });
    try {
      if (existsSync(path) && statSync(path).size > MOST_BYTES) renameSync(path, older);
      appendFileSync(path, `${line}\n`, { mode: 0o600 });
    } catch {
      // A full disk has been told of by what people see.
    }
  }

  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  return {
    info: (event, fields) => write('info', event, fields),
    error: (event, fields) => write('error', event, fields),
    read: () => [older, path].map((file) => (existsSync(file) ? readFileSync(file, 'utf8') : '')).join(''),
  };
}

/** What broke, for the log: kind, code, sentence, stack and causes, but no field in which values are kept. */
export function describeError(error: unknown): Fields {
  if (!(error instanceof Error)) return { kind: typeof error };
  const { name, message, stack, cause } = error;
  const code = 'code' in error && typeof error.code === 'string' ? { code: error.code } : {};
  return { kind: name, ...code, message, stack, ...(cause === undefined ? {} : { cause: describeError(cause) }) };
}
