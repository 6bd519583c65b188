import type { UpdateRefusal } from '#contracts/update-state.ts';
import type { UpdateApp, UpdateKeys, UpdateOffer, UpdateTarget } from '#contracts/updates.ts';
import { compareVersions } from '#platform/node/version-order.ts';

/** Who asks, and what it has seen before. */
export interface Installation {
  readonly app: UpdateApp;
  readonly target: UpdateTarget;
  readonly version: string;
  readonly keys: UpdateKeys;
  /** When the newest channel file was signed that this installation believed; 0 before the first. */
  readonly highestIssuedAtMs: number;
}

export type OfferRefusal = Extract<
  UpdateRefusal,
  | 'update.other-app'
  | 'update.other-system'
  | 'update.from-the-future'
  | 'update.replayed'
  | 'update.expired'
  | 'update.older'
>;

/** A signing clock may run ahead of ours by as much. Farther, and one mistake would make all later files look old. */
const FUTURE_ALLOWED_MS = 48 * 3_600_000;

/** Why an authentic offer is not for this installation now; `null` when it is. The version that runs is a fitting offer. */
export function judgeOffer(offer: UpdateOffer, installation: Installation, nowMs: number): OfferRefusal | null {
  if (offer.app !== installation.app) return 'update.other-app';
  if (offer.target !== installation.target) return 'update.other-system';
  if (offer.issuedAtMs > nowMs + FUTURE_ALLOWED_MS) return 'update.from-the-future';
  if (offer.issuedAtMs < installation.highestIssuedAtMs) return 'update.replayed';
  if (offer.expiresAtMs <= nowMs) return 'update.expired';
  if (compareVersions(offer.version, installation.version) < 0) return 'update.older';
  return null;
}
