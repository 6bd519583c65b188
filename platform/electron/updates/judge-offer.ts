import type { UpdateRefusal } from '#contracts/update-state.ts';
import type { UpdateApp, UpdateKeys, UpdateOffer, UpdateTarget } from '#contracts/updates.ts';
import { updateOffer, updateSignature } from '#contracts/updates.ts';
import type { Result } from '#domain/kernel/result.ts';
import { ok, refuse } from '#domain/kernel/result.ts';
import { signatureFault } from '#platform/node/update-signature.ts';
import { compareVersions } from './version-order.ts';

/** Who asks, and what it has seen before. */
export interface Installation {
  readonly app: UpdateApp;
  readonly target: UpdateTarget;
  readonly version: string;
  readonly keys: UpdateKeys;
  /** When the newest channel file was signed that this installation believed; 0 before the first. */
  readonly highestIssuedAtMs: number;
}

export type OfferRefusal = Exclude<
  UpdateRefusal,
  'update.unreachable' | 'update.file-wrong' | 'update.too-slow' | 'update.not-installed' | 'update.fault'
>;

/** A signing clock may run ahead of ours by as much. Farther, and one mistake would make all later files look old. */
const FUTURE_ALLOWED_MS = 48 * 3_600_000;

/**
 * Reads a channel file that one of the pinned keys has signed. Nothing is parsed before the signature has been verified
 * over the very bytes that are parsed then.
 *
 * @param signatureText The text beside it, or `null` when there was none.
 */
export function authenticOffer(
  bytes: Uint8Array,
  signatureText: string | null,
  keys: UpdateKeys,
): Result<UpdateOffer, { readonly code: OfferRefusal }> {
  const signature = updateSignature.safeParse(fromJson(signatureText ?? ''));
  if (!signature.success) return refuse({ code: 'update.unsigned' });
  const fault = signatureFault(bytes, signature.data, keys);
  if (fault !== null) return refuse({ code: fault });
  const offer = updateOffer.safeParse(fromJson(Buffer.from(bytes).toString('utf8')));
  return offer.success ? ok(offer.data) : refuse({ code: 'update.malformed' });
}

/** Whether an authentic offer is meant for this installation now. The same version as it runs is a fitting offer. */
export function judgeOffer(
  offer: UpdateOffer,
  installation: Installation,
  nowMs: number,
): { readonly code: OfferRefusal } | null {
  if (offer.app !== installation.app) return { code: 'update.other-app' };
  if (offer.target !== installation.target) return { code: 'update.other-system' };
  if (offer.issuedAtMs > nowMs + FUTURE_ALLOWED_MS) return { code: 'update.from-the-future' };
  if (offer.issuedAtMs < installation.highestIssuedAtMs) return { code: 'update.replayed' };
  if (offer.expiresAtMs <= nowMs) return { code: 'update.expired' };
  if (compareVersions(offer.version, installation.version) < 0) return { code: 'update.older' };
  return null;
}

function fromJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // The schema refuses it by name.
    return undefined;
  }
}
