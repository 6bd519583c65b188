import { agentId, epochMs, recordingKeyId } from '../kernel/fields.ts';
import type { RecordingKey } from './recording-key.record.ts';
import { LEAST_LOCK_ROUNDS, recordingKeySchema } from './recording-key.record.ts';

/** A key in its shape alone: nothing was ever locked by it. */
export function aRecordingKey(over: Partial<RecordingKey> = {}): RecordingKey {
  return recordingKeySchema.parse({
    id: recordingKeyId.parse('recording-key:1'),
    publicKey: `${'A'.repeat(87)}=`,
    fingerprint: 'ab'.repeat(32),
    lock: {
      rounds: LEAST_LOCK_ROUNDS,
      salt: `${'A'.repeat(22)}==`,
      nonce: 'A'.repeat(16),
      locked: 'A'.repeat(208),
    },
    madeBy: agentId.parse('agent:mira'),
    madeAtMs: epochMs.parse(5_000),
    retiredAtMs: null,
    changedAtMs: epochMs.parse(5_000),
    ...over,
  });
}
