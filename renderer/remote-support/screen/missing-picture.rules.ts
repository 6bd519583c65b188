import type { NoPictureReason } from '#contracts/remote-session/session-state-messages.ts';
import type { LinkEnd } from '#platform/browser/peer-link/peer-link.ts';
import type { ScreenState } from './screen-state.ts';

/** Within so long every missing picture has a reason (V10). */
const REASON_WITHIN_MS = 2_000;

/** Why there is no picture, or none that is of now. Each has a sentence, and what can be done about it. */
export type PictureReason =
  | 'alarm'
  | 'hub-away'
  /** The same without a hub: it does not come back. */
  | 'line-away'
  | 'uncompared'
  | 'awaited'
  | 'absent'
  | 'connecting'
  | 'slow-to-connect'
  | 'reconnecting'
  | 'nothing-told'
  | 'late'
  | 'black'
  | NoPictureReason
  | `ended.${LinkEnd}`;

export interface PictureStanding {
  /** `null`: the picture is of now. */
  readonly reason: PictureReason | null;
  /** Whether the last frame is left standing, greyed: what was there a moment ago still helps. */
  readonly isFrozen: boolean;
}

const shown: PictureStanding = { reason: null, isFrozen: false };

/**
 * What stands where the picture belongs.
 *
 * @param isBlack Nothing but black has come for a while.
 */
export function pictureStanding(state: ScreenState, nowMs: number, isBlack: boolean): PictureStanding {
  const reason = reasonOf(state, nowMs) ?? (isBlack ? 'black' : null);
  if (reason === null) return shown;
  return { reason, isFrozen: state.hasFrame && reason === 'reconnecting' };
}

function reasonOf(state: ScreenState, nowMs: number): PictureReason | null {
  const { link, picture } = state;
  const isTooLong = nowMs - state.sinceMs >= REASON_WITHIN_MS;
  if (state.alarm !== null) return 'alarm';
  const away = state.isDirect ? 'line-away' : 'hub-away';
  if (link === null) {
    if (!state.isHubThere) return away;
    return isTooLong ? 'absent' : 'awaited';
  }
  switch (link.state) {
    case 'ended':
      return `ended.${link.reason}`;
    case 'connecting':
      if (!state.isHubThere) return away;
      return isTooLong ? 'slow-to-connect' : 'connecting';
    case 'reconnecting':
      return 'reconnecting';
    case 'connected':
      return pictureReason(state, picture, nowMs, isTooLong);
    default:
      return link satisfies never;
  }
}

function pictureReason(
  { hasFrame, pictureSinceMs, isDirect, trust }: ScreenState,
  picture: ScreenState['picture'],
  nowMs: number,
  isTooLong: boolean,
): PictureReason | null {
  if (isDirect && trust?.state !== 'trusted') return 'uncompared';
  if (picture === null) return isTooLong ? 'nothing-told' : 'connecting';
  if (picture.state === 'none') return picture.reason;
  if (hasFrame) return null;
  return nowMs - pictureSinceMs >= REASON_WITHIN_MS ? 'late' : 'picture.starting';
}

/** Encoders do not keep black as black. */
const LIGHTEST_BLACK = 12;

/** @param pixels Four bytes each, the last one of no account. */
export function isAllBlack(pixels: Uint8ClampedArray): boolean {
  return pixels.every((part, at) => at % 4 === 3 || part <= LIGHTEST_BLACK);
}
