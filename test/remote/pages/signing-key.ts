import type { LinkProof } from '#contracts/remote-session/trust-messages.ts';
import type { KeyPairText } from '#platform/any/exchange/signing.ts';
import { newKeyPair, signerWith } from '#platform/any/exchange/signing.ts';

/** A key as a device or a console has one. */
export interface SigningKey {
  readonly publicKey: string;
  readonly sign: (text: string) => Promise<LinkProof>;
}

export async function newSigningKey(): Promise<SigningKey> {
  const pair: KeyPairText | null = await newKeyPair();
  const sign = pair === null ? null : await signerWith(pair.privateKey);
  if (pair === null || sign === null) throw new Error('This browser cannot sign.');
  const { publicKey } = pair;
  return { publicKey, sign: async (text) => ({ publicKey, signature: (await sign('link', text)).signature }) };
}
