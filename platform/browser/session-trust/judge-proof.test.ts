import { newKeyPair, signerWith } from '#platform/any/exchange/signing.ts';
import { describe, expect, test } from 'vitest';
import { digestOf, digestTextOf, newNonce } from './digest.ts';
import { createProofJudge } from './judge-proof.ts';
import type { PeerKey } from './session-trust.ts';

async function aSigner() {
  const pair = (await newKeyPair())!;
  const sign = (await signerWith(pair.privateKey))!;
  const { publicKey } = pair;
  return { publicKey, prove: async (text: string) => ({ publicKey, signature: (await sign('link', text)).signature }) };
}

function aJudge(mustSign: boolean, standing: 'known' | 'new' | 'changed' = 'new') {
  const keys: PeerKey[] = [];
  const judge = createProofJudge({ mustSign, standingOf: async () => standing }, (key) => keys.push(key));
  return { judge, keys };
}

describe('the signature of the other end (S3)', () => {
  test.each(['known', 'new', 'changed'] as const)('is worth what is known of its key: %s', async (standing) => {
    const { publicKey, prove } = await aSigner();
    const { judge, keys } = aJudge(false, standing);

    expect(await judge(await prove('this link'), 'this link', null)).toBe(standing);
    expect(keys).toEqual([{ publicKey, certificate: null }]);
  });

  test('is forged when it was given for another link, or by another key than it names', async () => {
    const [one, other] = [await aSigner(), await aSigner()];
    const { judge, keys } = aJudge(false, 'known');
    const proof = await one.prove('this link');

    expect(await judge(proof, 'another link', null)).toBe('forged');
    expect(await judge({ ...proof, publicKey: other.publicKey }, 'this link', null)).toBe('forged');
    expect(await judge({ ...proof, publicKey: btoa('no key') }, 'this link', null)).toBe('forged');
    expect(keys).toEqual([]);
  });

  test('may be missing where nobody knows of a key, and nowhere else', async () => {
    expect([await aJudge(false).judge(null, 'x', null), await aJudge(true).judge(null, 'x', null)]).toEqual([
      'none',
      'withheld',
    ]);
  });
});

test('a digest is SHA-256, and no chance comes twice', async () => {
  // FIPS 180-2, appendix B.1.
  expect(Buffer.from(await digestOf('abc')).toString('hex')).toBe(
    'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
  );
  expect((await digestTextOf('abc')).length).toBe(44);
  expect(new Set(Array.from({ length: 100 }, newNonce)).size).toBe(100);
});
