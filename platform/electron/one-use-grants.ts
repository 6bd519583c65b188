/** Leave to do one thing once, soon: to capture the screen, say, right after somebody pressed the button for it. */
export interface OneUseGrants<What extends string> {
  /** @param to The id of the window's web contents. */
  give(what: What, to: number): void;
  /** Whether it may be done now; the leave is used up by asking. */
  take(what: What, by: number): boolean;
}

/** Long enough for a dialog of the system to open; too short to be of use to anything but the click that asked. */
export const GRANT_LASTS_MS = 10_000;

export function createOneUseGrants<What extends string>(nowMs: () => number): OneUseGrants<What> {
  const untilMs = new Map<string, number>();
  return {
    give: (what, to) => void untilMs.set(`${what} ${to}`, nowMs() + GRANT_LASTS_MS),
    take: (what, by) => {
      const key = `${what} ${by}`;
      const ends = untilMs.get(key);
      untilMs.delete(key);
      return ends !== undefined && nowMs() < ends;
    },
  };
}
