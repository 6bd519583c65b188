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
/** Of one event. A page that was taken over is not to write the rest of the log away. */
const MOST_PER_MINUTE = 60;
const MINUTE_MS = 60_000;

/**
 * Keeps the app's log in a file, one JSON object per line, and the one before it beside it. Writes at once: a line
 * about a crash is of no use in a buffer. What happens again and again is written some sixty times a minute, and the next
 * line of it says how many were left out. A log that cannot be written stops nobody.
 */
export function openAppLog(path: string, nowMs: () => number): AppLog {
  const older = `${path}.old`;

  const recent = new Map<string, { sinceMs: number; times: number }>();

  /** How many lines of the event were left out before this one; `null` when this is to be left out as well. */
  function leftOutBefore(event: string): number | null {
    const known = recent.get(event);
    if (known === undefined || nowMs() - known.sinceMs >= MINUTE_MS) {
      recent.set(event, { sinceMs: nowMs(), times: 1 });
      return Math.max(0, (known?.times ?? 0) - MOST_PER_MINUTE);
    }
    known.times += 1;
    return known.times > MOST_PER_MINUTE ? null : 0;
  }

  function write(level: 'info' | 'error', event: string, fields: Fields = {}): void {
    const leftOut = leftOutBefore(event);
    if (leftOut === null) return;
    const at = new Date(nowMs()).toISOString();
    const line = JSON.stringify({ at, level, event, ...fields, ...(leftOut === 0 ? {} : { leftOut }) });
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

/** For an app that does not start. Throws nothing: where no log can be written, what people see has to do. */
export function logFatalStart(path: string, nowMs: () => number, error: unknown): void {
  try {
    openAppLog(path, nowMs).error('start failed', describeError(error));
  } catch {
    // Most likely the very reason why it does not start.
  }
}

/** What broke, for the log: kind, code, sentence, stack and causes, but no field in which values are kept. */
export function describeError(error: unknown): Fields {
  if (!(error instanceof Error)) return { kind: typeof error };
  const { name, message, stack, cause } = error;
  const code = 'code' in error && typeof error.code === 'string' ? { code: error.code } : {};
  return { kind: name, ...code, message, stack, ...(cause === undefined ? {} : { cause: describeError(cause) }) };
}
