import type { Capability } from './effective-right.rules.ts';

/** Which rights are live at one end's knowledge, and when others ended. Moments are milliseconds of that end's clock. */
export interface RightsHeld {
  readonly live: ReadonlySet<Capability>;
  readonly endedAtMs: ReadonlyMap<Capability, number>;
}

export const noRightsHeld: RightsHeld = { live: new Set(), endedAtMs: new Map() };

/** As long as a message may be under way that was said before its sender could know that the right had ended. */
const UNDER_WAY_MS = 2_000;

/** @param live What is live from now on. */
export function holdRights(held: RightsHeld, live: Iterable<Capability>, nowMs: number): RightsHeld {
  const next = new Set(live);
  const ended = [...held.live].filter((capability) => !next.has(capability));
  return { live: next, endedAtMs: new Map([...held.endedAtMs, ...ended.map((one) => [one, nowMs] as const)]) };
}

/** The line was silent: what ended meanwhile the other end hears of only now. */
export function lineIsBack({ live, endedAtMs }: RightsHeld, nowMs: number): RightsHeld {
  return { live, endedAtMs: new Map([...endedAtMs.keys()].map((capability) => [capability, nowMs])) };
}

/**
 * What is to become of a message (S17): `drop` one whose right ended a moment ago, which no honest sender could help; `alarm` for
 * one that was never granted.
 *
 * @param needed Any one of these will do; none: it needs no right.
 */
export function judgeUse(
  { live, endedAtMs }: RightsHeld,
  needed: readonly Capability[],
  nowMs: number,
): 'take' | 'drop' | 'alarm' {
  if (needed.length === 0 || needed.some((capability) => live.has(capability))) return 'take';
  const isUnderWay = needed.some((capability) => nowMs - (endedAtMs.get(capability) ?? -Infinity) < UNDER_WAY_MS);
  return isUnderWay ? 'drop' : 'alarm';
}
