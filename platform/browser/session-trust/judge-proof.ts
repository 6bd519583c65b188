import type { SignedText } from '#contracts/exchange.ts';
import type { LinkProof } from '#contracts/remote-session/trust-messages.ts';
import { createVerifier } from '#platform/any/exchange/signing.ts';
import type { ProofCheck } from '#domain/remote-control/safety-code-exchange.rules.ts';
import type { PeerKey, SessionTrustPorts } from './session-trust.ts';

/** @param text What an honest other end has signed. */
export type JudgeProof = (proof: LinkProof | null, text: string, certificate: SignedText | null) => Promise<ProofCheck>;

/** Judges the other end's signature. `onKey` hears of a key as soon as it has signed rightly, whatever is known of it. */
export function createProofJudge(
  { mustSign, standingOf }: Pick<SessionTrustPorts, 'mustSign' | 'standingOf'>,
  onKey: (key: PeerKey) => void,
): JudgeProof {
  const verify = createVerifier();
  return async (proof, text, certificate) => {
    if (proof === null) return mustSign ? 'withheld' : 'none';
    // A page of a plain address cannot check signatures: there people compare digits.
    if (verify === null) return 'none';
    const { publicKey, signature } = proof;
    if (!(await verify(publicKey, 'link', { text, signature }))) return 'forged';
    const key = { publicKey, certificate };
    onKey(key);
    return await standingOf(key);
  };
}
