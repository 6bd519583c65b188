import { useHelper } from '../app/helper.ts';
import { useSecondsUntil } from '#platform/browser/use-seconds-until.ts';

/** The same by the helper's clock. */
export function useSecondsLeft(untilMs: number): number {
  return useSecondsUntil(untilMs, useHelper().nowMs);
}
