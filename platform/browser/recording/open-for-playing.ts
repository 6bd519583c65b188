import { ok, refuse } from '#domain/kernel/result.ts';
import { indexWebm } from './index-webm.ts';
import type { OpenOrder, OpenOutcome } from './open-in-worker.ts';
import { openRecording } from './open-recording.ts';
import { openKey } from './recording-lock.ts';

/** From what lies on the ticket to a film that plays from any moment. */
export async function openForPlaying({ file, lockedKey, by }: OpenOrder): Promise<OpenOutcome> {
  const key = by.kind === 'key' ? ok(by.key) : await openKey(lockedKey, by.passphrase);
  if (!key.ok) return key;
  const opened = await openRecording(file, key.value);
  if (!opened.ok) return opened;
  const { head, tail, film } = opened.value;
  const indexed = indexWebm(film);
  if (indexed === null) return refuse({ code: 'recording.unplayable' });
  return ok({ key: key.value, head, tail, film: indexed.bytes });
}
