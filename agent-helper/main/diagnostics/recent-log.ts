import type { HelperLog } from '../helper-log.ts';
import { createHelperLog } from '../helper-log.ts';

const MOST_LINES = 200;

/** The helper's log of this start, as far back as anybody looks. It never held contents, keys or tokens. */
export interface RecentLog {
  readonly log: HelperLog;
  /** The newest last. */
  readonly lines: () => readonly string[];
}

export function createRecentLog(nowMs: () => number): RecentLog {
  const lines: string[] = [];
  const keep = (line: string): void => {
    lines.push(line);
    if (lines.length > MOST_LINES) lines.shift();
  };
  return { log: createHelperLog(keep, nowMs), lines: () => [...lines] };
}
