import { z } from 'zod';
import { publicKeyText, signedText } from './exchange.ts';

/**
 * A policy for remote help as it lies in a file, on the hub and at each end: the very text that was signed (`signedPurposes.policy`),
 * and the key of whoever did. The text is a `RemotePolicy` (`#domain/remote-policy`).
 */
export const signedPolicy = z.strictObject({
  key: publicKeyText,
  signed: signedText.extend({ text: z.string().min(1).max(20_000) }),
});
export type SignedPolicy = z.infer<typeof signedPolicy>;
