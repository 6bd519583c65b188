import type { Capability } from './effective-right.rules.ts';

/** What the person has allowed, and when it was last made use of. Moments are milliseconds of one clock. */
export interface Grant {
  readonly capability: Capability;
  readonly grantedAtMs: number;
  readonly usedAtMs: number;
}

const MINUTE_MS = 60_000;

/** How long what was granted lives; an organisation may say otherwise by its policy. */
export interface GrantLimits {
  /** Looking is always in use, so it lapses by its age and is asked for anew (C16). */
  readonly viewMs: number;
  /** Anything but looking lapses when it was not used for so long (C5, C16). */
  readonly unusedMs: number;
  /** Control lapses after so long whether it is used or not; `null`: never by its age. */
  readonly controlMs: number | null;
}

/** Where nobody says otherwise. */
export const usualLimits: GrantLimits = { viewMs: 60 * MINUTE_MS, unusedMs: 15 * MINUTE_MS, controlMs: null };

/** What is in use all the time, and has no single uses that could put off its end. */
const lapsesByAge: ReadonlySet<Capability> = new Set<Capability>(['view', 'record']);
/** Without a connection for so long every grant is gone: whoever comes back may be somebody else (S11). */
const GRANTS_OUTLIVE_LINK_MS = MINUTE_MS;

export function grant(capability: Capability, nowMs: number): Grant {
  return { capability, grantedAtMs: nowMs, usedAtMs: nowMs };
}

/** Every use puts off the end, but for looking. A clock that went back puts off nothing. */
export function noteUse(grant: Grant, nowMs: number): Grant {
  return nowMs > grant.usedAtMs ? { ...grant, usedAtMs: nowMs } : grant;
}

/** @returns when it ends if nothing more happens; from this moment on it is gone. */
export function lapsesAtMs(
  { capability, grantedAtMs, usedAtMs }: Grant,
  { viewMs, unusedMs, controlMs }: GrantLimits = usualLimits,
): number {
  if (lapsesByAge.has(capability)) return grantedAtMs + viewMs;
  const unusedAtMs = usedAtMs + unusedMs;
  return capability === 'control' && controlMs !== null ? Math.min(unusedAtMs, grantedAtMs + controlMs) : unusedAtMs;
}

/** @param linkLostAtMs Since when nothing has come from the other side; `null` while it is there. */
export function liveGrants(
  grants: readonly Grant[],
  nowMs: number,
  linkLostAtMs: number | null = null,
  limits: GrantLimits = usualLimits,
): readonly Grant[] {
  if (linkLostAtMs !== null && nowMs >= linkLostAtMs + GRANTS_OUTLIVE_LINK_MS) return [];
  return grants.filter((one) => nowMs < lapsesAtMs(one, limits));
}
