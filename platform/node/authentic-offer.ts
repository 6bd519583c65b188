import type { UpdateRefusal } from '#contracts/update-state.ts';
import type { UpdateKeys, UpdateOffer } from '#contracts/updates.ts';
import { updateOffer, updateSignature } from '#contracts/updates.ts';
import type { Result } from '#domain/kernel/result.ts';
import { ok, refuse } from '#domain/kernel/result.ts';
import { signatureFault } from './update-signature.ts';

export type AuthenticityRefusal = Extract<
  UpdateRefusal,
  'update.unsigned' | 'update.key-unknown' | 'update.signature-wrong' | 'update.malformed'
>;

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
): Result<UpdateOffer, { readonly code: AuthenticityRefusal }> {
  const signature = updateSignature.safeParse(fromJson(signatureText ?? ''));
  if (!signature.success) return refuse({ code: 'update.unsigned' });
  const fault = signatureFault(bytes, signature.data, keys);
  if (fault !== null) return refuse({ code: fault });
  const offer = updateOffer.safeParse(fromJson(Buffer.from(bytes).toString('utf8')));
  return offer.success ? ok(offer.data) : refuse({ code: 'update.malformed' });
}

function fromJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // The schema refuses it by name.
    return undefined;
  }
}
