import { z } from 'zod';
import type { CommandContext, CommandTable } from '../kernel/command.ts';
import { defineCommand } from '../kernel/command.ts';
import type { Result } from '../kernel/result.ts';
import { ok, refuse } from '../kernel/result.ts';
import type { RecordingKey } from './recording-key.record.ts';
import { recordingKeySchema } from './recording-key.record.ts';

const makeInput = recordingKeySchema.pick({ publicKey: true, fingerprint: true, lock: true });
const nothing = z.strictObject({});

export function makeRecordingKey(
  blank: RecordingKey,
  input: z.infer<typeof makeInput>,
  { principal, nowMs }: CommandContext,
): Result<RecordingKey, never> {
  const madeBy = principal.kind === 'agent' ? principal.id : null;
  return ok({ ...blank, ...input, madeBy, madeAtMs: nowMs, changedAtMs: nowMs });
}

export function retireRecordingKey(
  key: RecordingKey,
  _input: z.infer<typeof nothing>,
  { nowMs }: CommandContext,
): Result<RecordingKey, { readonly code: 'recording-key.retired' }> {
  if (key.retiredAtMs !== null) return refuse({ code: 'recording-key.retired' });
  return ok({ ...key, retiredAtMs: nowMs, changedAtMs: nowMs });
}

/** Keys are the desk's own business. */
const audience = 'desk';

export const recordingKeyCommands = {
  'recording-key.make': defineCommand({
    line: 'recording-key.made',
    audience,
    begins: true,
    input: makeInput,
    decide: makeRecordingKey,
  }),
  'recording-key.retire': defineCommand({
    line: 'recording-key.retired',
    audience,
    input: nothing,
    decide: retireRecordingKey,
  }),
} satisfies CommandTable<RecordingKey>;
