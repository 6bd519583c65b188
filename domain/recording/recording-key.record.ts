import { z } from 'zod';
import { agentId, epochMs, recordingKeyId } from '../kernel/fields.ts';
import { defineRecord } from '../kernel/record.ts';

/** Fewer rounds than that are no lock (OWASP, Password Storage, for PBKDF2 with SHA-256). */
export const LEAST_LOCK_ROUNDS = 600_000;

/**
 * The private half (PKCS #8) under a passphrase: AES-256-GCM, by a key that PBKDF2 with HMAC-SHA-256 makes of the passphrase.
 * Everything in base64.
 */
export const recordingLock = z.strictObject({
  rounds: z.int().min(LEAST_LOCK_ROUNDS).max(10_000_000),
  /** 16 bytes. */
  salt: z.base64().length(24),
  /** 12 bytes. */
  nonce: z.base64().length(16),
  locked: z.base64().min(100).max(400),
});
export type RecordingLock = z.infer<typeof recordingLock>;

export const recordingKeySchema = z.strictObject({
  id: recordingKeyId,
  /** A point of P-256, uncompressed: 65 bytes in base64. */
  publicKey: z.base64().length(88),
  /** SHA-256 of the point, in lower-case hexadecimal. Whoever uses the key makes it anew, and compares. */
  fingerprint: z.string().regex(/^[0-9a-f]{64}$/),
  lock: recordingLock,
  madeBy: agentId.nullable(),
  madeAtMs: epochMs,
  /** Since when nothing is recorded with it any more; what was is still played. */
  retiredAtMs: epochMs.nullable(),
  changedAtMs: epochMs,
});
export type RecordingKey = z.infer<typeof recordingKeySchema>;

export function blankRecordingKey(id: RecordingKey['id']): RecordingKey {
  const never = epochMs.parse(0);
  return {
    id,
    publicKey: '',
    fingerprint: '',
    lock: { rounds: 0, salt: '', nonce: '', locked: '' },
    madeBy: null,
    madeAtMs: never,
    retiredAtMs: null,
    changedAtMs: never,
  };
}

export const recordingKeyRecord = defineRecord<RecordingKey>({
  name: 'recording-key',
  shelf: 'reference',
  schema: recordingKeySchema,
  indexes: [],
  migrations: [],
});
