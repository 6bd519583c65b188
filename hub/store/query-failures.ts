import type { LogEvent } from 'kysely';

/** Remembers which errors came out of the database, so that they can be told from errors of the code that used it. */
export function createQueryFailures() {
  const failures = new WeakSet<object>();
  const note = (error: unknown): void => {
    if (error instanceof Error) failures.add(error);
  };
  return {
    note,
    /** For engines that do not note them themselves: it costs a little with every query. */
    log: (event: LogEvent): void => {
      if (event.level === 'error') note(event.error);
    },
    has: (error: unknown): boolean => error instanceof Error && failures.has(error),
  };
}
export type QueryFailures = ReturnType<typeof createQueryFailures>;
