/**
 * How long to wait for somebody who was without their hub: consoles look for it again after half a minute at the latest, the
 * longer it was away, and a busy machine takes its own time for what comes then.
 */
export const untilBack = { timeout: 60_000 };
