import { GONE_AFTER_MS, SILENT_AFTER_MS } from '#contracts/remote-session/heartbeat.ts';
import type { LinkEnd, LinkState } from './peer-link.ts';

/** Silence before the first attempt at a new way, and between attempts (S12). */
const RESTART_EVERY_MS = 3_000;
/** A first connection may take several seconds over a relay; trying again too early throws away what it has found. */
const FIRST_CONNECTION_RETRY_MS = 8_000;

/**
 * What is known of a link from what was heard and when. Moments are milliseconds of any clock that never goes back. See
 * `LinkState` for the states; the end is not among them, because whoever watches has stopped then.
 */
export interface SilenceWatch {
  readonly state: Exclude<LinkState['state'], 'ended'>;
  /** When the other end was last heard; in `connecting`, when the link was made. */
  readonly heardAtMs: number;
  readonly restartDueAtMs: number;
}

export type DueAct = 'restart' | Extract<LinkEnd, 'never-connected' | 'silent-too-long'>;

export function beginWatch(nowMs: number): SilenceWatch {
  return { state: 'connecting', heardAtMs: nowMs, restartDueAtMs: nowMs + FIRST_CONNECTION_RETRY_MS };
}

/** Both ends have proved who they are: from now on silence counts. */
export function connectedAt(nowMs: number): SilenceWatch {
  return { state: 'connected', heardAtMs: nowMs, restartDueAtMs: nowMs + RESTART_EVERY_MS };
}

/** Something was heard. In `connecting` it changes nothing: it is not known yet from whom. */
export function heardAt(watch: SilenceWatch, nowMs: number): SilenceWatch {
  return watch.state === 'connecting' ? watch : connectedAt(nowMs);
}

/**
 * What the time that has passed means. `act` is to be done once; `null` where nothing is to be done.
 *
 * Silence and nothing else decides: browsers take six seconds to call a dead path `disconnected`.
 */
export function lookAt(
  watch: SilenceWatch,
  nowMs: number,
): { readonly watch: SilenceWatch; readonly act: DueAct | null } {
  const silentForMs = nowMs - watch.heardAtMs;
  const isConnecting = watch.state === 'connecting';
  if (silentForMs >= GONE_AFTER_MS) return { watch, act: isConnecting ? 'never-connected' : 'silent-too-long' };
  const isSilent = !isConnecting && silentForMs >= SILENT_AFTER_MS;
  const seen: SilenceWatch = isSilent ? { ...watch, state: 'reconnecting' } : watch;
  if (nowMs < seen.restartDueAtMs) return { watch: seen, act: null };
  const nextMs = isConnecting ? FIRST_CONNECTION_RETRY_MS : RESTART_EVERY_MS;
  return { watch: { ...seen, restartDueAtMs: nowMs + nextMs }, act: 'restart' };
}
