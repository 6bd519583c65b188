import type { Result } from '#domain/kernel/result.ts';
import type { RecordingKey } from '#domain/recording/recording-key.record.ts';
import { recordingKeyRecord } from '#domain/recording/recording-key.record.ts';
import type { MadeKey } from '#platform/browser/recording/recording-lock.ts';
import type { Observable } from 'rxjs';
import { map } from 'rxjs';
import { rowsOf } from '../../app/rows-of.ts';
import type { Desk } from '../../desk/desk.ts';

/** All keys that recordings of this desk were ever encrypted to, the newest first. */
export function watchRecordingKeys({ collections }: Pick<Desk, 'collections'>): Observable<readonly RecordingKey[]> {
  const query = { selector: { record: recordingKeyRecord.name } };
  return collections.reference.find(query).$.pipe(
    map(rowsOf),
    // The data service parsed each state by the schema of the record that the row names.
    map((rows) =>
      rows.map(({ state }) => state as RecordingKey).toSorted((one, other) => other.madeAtMs - one.madeAtMs),
    ),
  );
}

export function makeRecordingKey(desk: Desk, made: MadeKey): Promise<Result<unknown>> {
  return desk.issue('recording-key.make', desk.newId('recording-key'), made);
}

export function retireRecordingKey(desk: Desk, { id }: Pick<RecordingKey, 'id'>): Promise<Result<unknown>> {
  return desk.issue('recording-key.retire', id, {});
}
