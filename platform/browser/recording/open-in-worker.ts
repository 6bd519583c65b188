import { Fault } from '#contracts/fault.ts';
import type { Result } from '#domain/kernel/result.ts';
import type { RecordingKey } from '#domain/recording/recording-key.record.ts';
import type { OpenedKey } from './open-recording.ts';
import type { Bytes, RecordingHead, RecordingTail } from './recording-file.ts';

export interface OpenOrder {
  readonly file: Bytes;
  readonly lockedKey: Pick<RecordingKey, 'publicKey' | 'lock'>;
  /** The passphrase, or the key that it has opened before. */
  readonly by:
    | { readonly kind: 'passphrase'; readonly passphrase: string }
    | { readonly kind: 'key'; readonly key: OpenedKey };
}

export interface FilmToPlay {
  readonly key: OpenedKey;
  readonly head: RecordingHead;
  readonly tail: RecordingTail;
  /** With its length and its index. */
  readonly film: Bytes;
}

type Unopened = { readonly code: `recording.${'passphrase-wrong' | 'altered' | 'key-unknown' | 'unplayable'}` };
export type OpenOutcome = Result<FilmToPlay, Unopened>;

/** Opens a recording off the page's thread: the lock alone takes about a second. */
export async function openInWorker(order: OpenOrder): Promise<OpenOutcome> {
  const worker = new Worker(new URL('./open-recording.worker.ts', import.meta.url), { type: 'module' });
  const opened = Promise.withResolvers<OpenOutcome>();
  worker.addEventListener('message', ({ data }: MessageEvent<OpenOutcome>) => opened.resolve(data));
  worker.addEventListener('error', ({ message }) =>
    opened.reject(new Fault('recording.not-opened', 'A recording could not be opened.', { details: { message } })),
  );
  try {
    worker.postMessage(order, []);
    return await opened.promise;
  } finally {
    worker.terminate();
  }
}
