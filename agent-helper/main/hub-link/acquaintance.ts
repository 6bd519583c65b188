import { z } from 'zod';
import type { SessionOpened } from '#contracts/api/api-request.ts';
import { epochMs, personId } from '#domain/kernel/fields.ts';

/** What the hub last said about this device. It has to do while the hub is away; a token is never in it. */
export const acquaintanceSchema = z.strictObject({
  /** Whose device it is; problems are reported in their name. */
  person: personId.nullable(),
  /** What the hub calls the device. */
  name: z.string().max(120),
  /** Hub clock minus this machine's clock, in milliseconds. */
  hubOffsetMs: z.int(),
  metAtMs: epochMs,
});
export type Acquaintance = z.infer<typeof acquaintanceSchema>;

/**
 * @param askedAtMs This machine's clock before asking, in epoch milliseconds; the hub is taken to have read its own
 *   halfway between asking and answering, so the offset is wrong by half the way there and back at most.
 */
export function acquaintanceOf(opened: SessionOpened, askedAtMs: number, answeredAtMs: number): Acquaintance {
  const { principal, name, nowMs } = opened;
  return {
    person: principal.kind === 'device' ? principal.person : null,
    name,
    hubOffsetMs: Math.round(nowMs - (askedAtMs + answeredAtMs) / 2),
    metAtMs: epochMs.parse(answeredAtMs),
  };
}
