import type { RecordPolicy } from '../kernel/command.ts';
import type { Principal } from '../kernel/principal.ts';
import type { recordingKeyCommands } from './recording-key.commands.ts';
import type { RecordingKey } from './recording-key.record.ts';

/** Whoever makes the key decides who can ever play what is recorded, by whom they tell the passphrase. */
export const recordingKeyPolicy: RecordPolicy<RecordingKey, typeof recordingKeyCommands> = {
  readersOf: () => ['desk'],
  mayIssue: {
    'recording-key.make': isAdministrator,
    'recording-key.retire': isAdministrator,
  },
};

function isAdministrator(issuer: Principal): boolean {
  return issuer.kind === 'agent' && issuer.role === 'administrator';
}
