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
