import { generateKeyPairSync, sign } from 'node:crypto';
import { expect, test } from 'vitest';
import { publicKeyOf, signatureFault, signUpdate, updateKeyIdOf } from './update-signature.ts';

const { privateKey } = generateKeyPairSync('ed25519');
const publicKey = publicKeyOf(privateKey);
const text = Buffer.from('{"version":"1.1.0"}');

test('another implementation of Ed25519 finds the signature right', async () => {
  const { signature } = signUpdate(text, privateKey);

  const spki = Buffer.from(publicKey, 'base64');
  const key = await crypto.subtle.importKey('spki', spki, { name: 'Ed25519' }, false, ['verify']);
  expect(await crypto.subtle.verify({ name: 'Ed25519' }, key, Buffer.from(signature, 'base64'), text)).toBe(true);
});

test('a pinned key of another kind vouches for nothing', () => {
  const other = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const pinned = publicKeyOf(other.privateKey);
  const signature = sign('sha256', text, other.privateKey).toString('base64');
  const envelope = { format: 'deskbell-update-signature/1', keyId: updateKeyIdOf(pinned), signature } as const;

  expect(signatureFault(text, envelope, { active: pinned, reserve: publicKey })).toBe('update.key-unknown');
});
