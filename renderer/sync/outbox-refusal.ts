import type { OutboxEntry } from '#contracts/desk-port.ts';
import type { Refusal } from '#domain/kernel/result.ts';

/** Why it was refused, as it came over the port, where a missing detail may stand as `undefined`; `null` while it was not. */
export function refusalIn({ refusal }: Pick<OutboxEntry, 'refusal'>): Refusal | null {
  if (refusal === null) return null;
  const { code, details } = refusal;
  return details === undefined ? { code } : { code, details };
}
