import type { LogEvent } from 'kysely';

/** Remembers which errors came out of the database, so that they can be told from errors of the code that used it. */
export function createQueryFailures() {
  const failures = new WeakSet<object>();
  return {
    log: (event: LogEvent): void => {
      if (event.level === 'error' && event.error instanceof Error) failures.add(event.error);
    },
    has: (error: unknown): boolean => error instanceof Error && failures.has(error),
  };
}
export type QueryFailures = ReturnType<typeof createQueryFailures>;
