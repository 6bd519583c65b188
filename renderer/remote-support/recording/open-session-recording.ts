import { currentKey } from '#domain/recording/recording-key.rules.ts';
import { newCommandId } from '#platform/any/new-id.ts';
import { recordingFormat, recordStream } from '#platform/browser/recording/record-stream.ts';
import { firstValueFrom } from 'rxjs';
import type { Desk } from '../../desk/desk.ts';
import type { KeepPorts } from './keep-recording.ts';
import { keepRecording } from './keep-recording.ts';
import { createRecordingDatabase } from './recording-database.ts';
import { holdTake } from './recording-locks.ts';
import { watchRecordingKeys } from './recording-repository.ts';
import type { SessionRecordingPorts } from './session-recording.ts';
import { SessionRecording } from './session-recording.ts';

/** Records one session, as long as its page stands; what was recorded comes to the ticket also after that. */
export function openSessionRecording(
  desk: Desk,
  about: SessionRecordingPorts['about'],
  note: KeepPorts['note'],
): SessionRecording {
  const database = createRecordingDatabase();
  return new SessionRecording({
    about,
    database,
    key: async () => currentKey(await firstValueFrom(watchRecordingKeys(desk))),
    format: recordingFormat,
    record: recordStream,
    hold: holdTake,
    keep: (take) => keepRecording(take, { database, desk, note }),
    newId: newCommandId,
    nowMs: desk.nowMs,
    steadyMs: () => performance.now(),
    reportFault: (error) => reportError(error),
  });
}
