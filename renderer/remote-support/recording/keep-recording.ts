import type { Result } from '#domain/kernel/result.ts';
import { ok } from '#domain/kernel/result.ts';
import type { HappeningNoted } from '#domain/remote-support/session-entry.ts';
import { joined, RECORDING_MEDIA_TYPE } from '#platform/browser/recording/recording-file.ts';
import { sealTail } from '#platform/browser/recording/seal-recording.ts';
import type { Desk } from '../../desk/desk.ts';
import type { ReadTake, RecordingDatabase } from './recording-database.ts';

export interface KeepPorts {
  readonly database: Pick<RecordingDatabase, 'read' | 'close' | 'forget'>;
  readonly desk: Pick<Desk, 'addFile' | 'issue'>;
  /** Writes down what was kept of which session, in the agent's chain. */
  readonly note: (session: ReadTake['take']['session'], happening: HappeningNoted) => void;
}

/** Head, and something of a film. */
const LEAST_PIECES = 2;

/**
 * Makes of what was recorded a file of the ticket, for the desk alone, and lets go of it here. May be done again after any crash: the
 * command is the same, so the file is there once. Refused as files are; then everything stays for another time.
 */
export async function keepRecording(id: string, ports: KeepPorts): Promise<Result<null>> {
  const { database, desk, note } = ports;
  const found = await database.read(id);
  if (found === null) return ok(null);
  if (!found.take.isClosed && found.pieces.length < LEAST_PIECES) {
    await database.forget(id);
    return ok(null);
  }
  const isCutShort = !found.take.isClosed;
  const { take, pieces, lengthMs } = isCutShort ? await closed(found, database) : found;
  const bytes = joined([take.seal.header, ...pieces]);
  const added = await desk.addFile({ name: take.name, mediaType: RECORDING_MEDIA_TYPE, bytes });
  if (!added.ok) return added;
  const { name, sizeBytes, sha256 } = added.value;
  const input = { attachments: [added.value], text: null, audience: 'desk' as const };
  const issued = await desk.issue('incident.attach', take.incident, input, take.id);
  if (!issued.ok) return issued;
  note(take.session, {
    actor: take.agent,
    type: 'recording-kept',
    data: { name, sizeBytes, sha256, lengthMs: Math.round(lengthMs), ...(isCutShort ? { isCutShort } : {}) },
  });
  await database.forget(id);
  return ok(null);
}

/** What a crash has left, with an end. */
async function closed(found: ReadTake, database: KeepPorts['database']): Promise<ReadTake> {
  const { take, pieces, lengthMs } = found;
  const tail = await sealTail(take.seal, pieces.length, { lengthMs: Math.round(lengthMs), isCutShort: true });
  await database.close(take, pieces.length, tail, lengthMs);
  return { take: { ...take, isClosed: true }, pieces: [...pieces, tail], lengthMs };
}
