import type { Logger } from 'pino';
import { pino } from 'pino';
import type { Settings } from './settings.ts';

/**
 * The hub's log: one JSON object per line, past tense, with fields; never contents of records, passwords or tokens.
 * Parts of the hub are handed a `Log` and know nothing of where it goes.
 */
export type Log = Pick<Logger, 'debug' | 'info' | 'warn' | 'error'>;

export interface LogTarget {
  write(line: string): void;
}

export function createLog(level: Settings['logLevel'], target: LogTarget): Log {
  return pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime }, target);
}

/** What broke, for the log: kind, code, sentence, stack and causes, but no field in which a driver keeps values. */
export function describeError(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { kind: typeof error };
  const { name, message, stack, cause } = error;
  const code = 'code' in error && typeof error.code === 'string' ? { code: error.code } : {};
  return { kind: name, ...code, message, stack, ...(cause === undefined ? {} : { cause: describeError(cause) }) };
}
