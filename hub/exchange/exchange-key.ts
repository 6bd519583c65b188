import type { SignedPurpose, SignedText } from '#contracts/exchange.ts';
import { signedPurposes } from '#contracts/exchange.ts';
import { Fault } from '#contracts/fault.ts';
import type { KeyObject } from 'node:crypto';
import { createPrivateKey, createPublicKey, sign, verify } from 'node:crypto';
import { z } from 'zod';
import { readDeviceKey } from '../inventory/device-key.ts';
import type { Store } from '../store/store.ts';

/** The hub's own key pair: what it signs, consoles believe without meeting it. */
export interface ExchangeKey {
  /** Ed25519, SPKI in DER, base64. */
  readonly publicKey: string;
  sign(purpose: SignedPurpose, text: string): SignedText;
}

const storedKey = z.base64();

/** Read when it is first needed, then kept. */
export function createExchangeKeyReader({ database }: Pick<Store, 'database'>): () => Promise<ExchangeKey> {
  let known: ExchangeKey | null = null;
  return async () => {
    if (known !== null) return known;
    const named = database.selectFrom('setting').select('value').where('name', '=', 'exchange_key');
    const row = await named.executeTakeFirst();
    if (row === undefined) throw new Fault('store.damaged', 'The store has lost the key that signs certificates.');
    const der = Buffer.from(storedKey.parse(JSON.parse(row.value)), 'base64');
    known = exchangeKeyBy(createPrivateKey({ key: der, format: 'der', type: 'pkcs8' }));
    return known;
  };
}

function exchangeKeyBy(privateKey: KeyObject): ExchangeKey {
  return {
    publicKey: createPublicKey(privateKey).export({ format: 'der', type: 'spki' }).toString('base64'),
    sign: (purpose, text) => ({
      text,
      signature: sign(null, bytesSigned(purpose, text), privateKey).toString('base64'),
    }),
  };
}

/** Whether the holder of the private key signed this text for this purpose. */
export function isSigned(publicKey: string, purpose: SignedPurpose, { text, signature }: SignedText): boolean {
  const key = readDeviceKey(publicKey);
  return key !== null && verify(null, bytesSigned(purpose, text), key, Buffer.from(signature, 'base64'));
}

function bytesSigned(purpose: SignedPurpose, text: string): Buffer {
  return Buffer.from(signedPurposes[purpose] + text, 'utf8');
}
