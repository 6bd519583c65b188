import { newRecordId } from '#platform/any/new-id.ts';

interface Budget {
  /** A name for its spender's queue. */
  readonly queue: string;
  left: number;
  atMs: number;
}

/**
 * How much each may still do: so much at once, and as much again as time has passed (a token bucket).
 * `spend` gives the name of the spender's queue, or `null` when nothing is left. Spenders that are gone are forgotten.
 */
export function createBudgets(
  { atOnce, perSecond }: { readonly atOnce: number; readonly perSecond: number },
  nowMs: () => number,
) {
  const budgets = new WeakMap<object, Budget>();
  return {
    spend: (spender: object): string | null => {
      const now = nowMs();
      const budget = budgets.get(spender) ?? { queue: newRecordId('queue'), left: atOnce, atMs: now };
      budgets.set(spender, budget);
      budget.left = Math.min(atOnce, budget.left + (Math.max(0, now - budget.atMs) / 1_000) * perSecond);
      budget.atMs = now;
      if (budget.left < 1) return null;
      budget.left -= 1;
      return budget.queue;
    },
  };
}
