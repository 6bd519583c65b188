import { updateSignature } from '#contracts/updates.ts';

import { assert, base64String, constant, json, nat, oneof, property, record, string } from 'fast-check';
import { expect, test } from 'vitest';
import { anOffer, updateKeyPair } from '../../test/support/update-server.ts';
import { authenticOffer } from './authentic-offer.ts';
import { signUpdate } from './update-signature.ts';

const active = updateKeyPair();
const keys = { active: active.publicKey, reserve: updateKeyPair().publicKey };
const bytes = Buffer.from(JSON.stringify(anOffer(Buffer.from('program'))));
const signature = signUpdate(bytes, active.privateKey);

test('the bytes that were signed are read', () => {
  expect(authenticOffer(bytes, JSON.stringify(signature), keys)).toMatchObject({
    ok: true,
    value: { version: '1.1.0' },
  });
});

test('one bit of them turned over, whichever it is: refused', () => {
  assert(
    property(nat(bytes.byteLength * 8 - 1), (bit) => {
      const altered = Buffer.from(bytes);
      altered[bit >> 3]! ^= 1 << (bit & 7);
      const read = authenticOffer(altered, JSON.stringify(signature), keys);
      expect(read).toEqual({ ok: false, refusal: { code: 'update.signature-wrong' } });
    }),
  );
});

test('whatever lies beside them but that signature: refused', () => {
  const envelope = oneof(
    string(),
    json(),
    record({
      format: constant(signature.format),
      keyId: constant(signature.keyId),
      signature: base64String(),
    }),
  );
  assert(
    property(envelope, (found) => {
      const text = typeof found === 'string' ? found : JSON.stringify(found);
      expect(authenticOffer(bytes, text, keys).ok).toBe(false);
    }),
  );
});

test('the signature names the key it was made with, and another name does not help', () => {
  const renamed = updateSignature.parse({ ...signature, keyId: '0123456789abcdef' });

  expect(authenticOffer(bytes, JSON.stringify(renamed), keys)).toMatchObject({
    refusal: { code: 'update.key-unknown' },
  });
});
