import { z } from 'zod';
import { publicKeyText, signedPurposes, signedText } from '../exchange.ts';

/** 256 bits of chance, or of SHA-256, in base64. */
const bytes32 = z.base64().length(44);
const version = z.int().min(1).max(9_999);

/** Ed25519 over the text of `linkProofText` (`#domain/remote-control/safety-code.rules.ts`) with this word before it. */
export const LINK_PROOF_PURPOSE = signedPurposes.link;

export const linkProof = z.strictObject({ publicKey: publicKeyText, signature: z.base64().length(88) });
export type LinkProof = z.infer<typeof linkProof>;

/**
 * How both ends find out that nobody sits between them. The helper begins, once the link is connected:
 *
 *     helper ── trust.commit ──▶ console      binds the helper's chance and certificate before it knows the console's
 *     helper ◀── trust.nonce ─── console
 *     helper ── trust.reveal ──▶ console      the chance itself, and the device's signature where it has a key
 *     helper ◀── trust.proof ─── console      the console's signature where it has one
 *     helper ◀─ trust.verdict ─▶ console      what the person there has said of the digits; nothing is granted by it
 */
export const trustFromHelper = [
  z.strictObject({ kind: z.literal('trust.commit'), version, commitment: bytes32 }),
  z.strictObject({ kind: z.literal('trust.reveal'), nonce: bytes32, proof: linkProof.nullable() }),
] as const;

export const trustFromConsole = [
  z.strictObject({ kind: z.literal('trust.nonce'), version, nonce: bytes32 }),
  z.strictObject({
    kind: z.literal('trust.proof'),
    proof: linkProof.nullable(),
    /** The hub's word on whose console that is (`consoleCertificate`): the name people are shown. */
    certificate: signedText.nullable(),
  }),
] as const;

export const trustFromBoth = [
  z.strictObject({ kind: z.literal('trust.verdict'), verdict: z.enum(['same', 'different']) }),
] as const;
