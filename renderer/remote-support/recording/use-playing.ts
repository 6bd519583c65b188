import type { AttachmentHash } from '#domain/kernel/attachment.ts';
import type { Refusal } from '#domain/kernel/result.ts';
import type { RecordingKey } from '#domain/recording/recording-key.record.ts';
import type { FilmToPlay, OpenOrder } from '#platform/browser/recording/open-in-worker.ts';
import { openInWorker } from '#platform/browser/recording/open-in-worker.ts';
import { keyNeeded } from '#platform/browser/recording/open-recording.ts';
import type { Bytes } from '#platform/browser/recording/recording-file.ts';
import { firstValueFrom } from 'rxjs';
import { useCallback, useEffect, useState } from 'react';
import { useDeskInside } from '../../app/desk-context.ts';
import { readFile } from '../../attachment/attachment-repository.ts';
import type { Desk } from '../../desk/desk.ts';
import type { OpenedKeys } from './opened-keys.ts';
import { watchRecordingKeys } from './recording-repository.ts';

/** From the ticket's file to the film, with the question for the passphrase in between, once in a window. */
export type Playing =
  | { readonly kind: 'loading' }
  /** It is not here, or cannot be played whatever the passphrase. */
  | { readonly kind: 'refused'; readonly refusal: Refusal }
  /** @param refusal Of the passphrase before. */
  | { readonly kind: 'locked'; readonly locked: LockedFile; readonly refusal: Refusal | null }
  | { readonly kind: 'opening' }
  | { readonly kind: 'open'; readonly film: FilmToPlay };

export interface LockedFile {
  readonly file: Bytes;
  readonly key: RecordingKey;
}

export function usePlaying(sha256: AttachmentHash): {
  readonly playing: Playing;
  readonly unlock: (locked: LockedFile, passphrase: string) => void;
  readonly tryAgain: () => void;
} {
  const { desk, openedKeys } = useDeskInside();
  const [playing, setPlaying] = useState<Playing>({ kind: 'loading' });

  useEffect(() => {
    const left = new AbortController();
    begin(desk, sha256, openedKeys, (next) => {
      if (!left.signal.aborted) setPlaying(next);
    });
    return () => left.abort();
  }, [desk, sha256, openedKeys]);

  const unlock = useCallback(
    (locked: LockedFile, passphrase: string) => {
      setPlaying({ kind: 'opening' });
      open(locked, { kind: 'passphrase', passphrase }, openedKeys).then(setPlaying, (error: unknown) =>
        reportError(error),
      );
    },
    [openedKeys],
  );
  const tryAgain = useCallback(() => {
    setPlaying({ kind: 'loading' });
    begin(desk, sha256, openedKeys, setPlaying);
  }, [desk, sha256, openedKeys]);
  return { playing, unlock, tryAgain };
}

type Tell = (next: Playing) => void;

function begin(desk: Desk, sha256: AttachmentHash, openedKeys: OpenedKeys, tell: Tell): void {
  load(desk, sha256, openedKeys, tell).catch((error: unknown) => reportError(error));
}

async function load(desk: Desk, sha256: AttachmentHash, openedKeys: OpenedKeys, tell: Tell): Promise<void> {
  const read = await readFile(desk, sha256);
  if (!read.ok) return tell({ kind: 'refused', refusal: read.refusal });
  const fingerprint = keyNeeded(read.value);
  if (fingerprint === null) return tell({ kind: 'refused', refusal: { code: 'recording.altered' } });
  const keys = await firstValueFrom(watchRecordingKeys(desk));
  const key = keys.find((one) => one.fingerprint === fingerprint);
  if (key === undefined) return tell({ kind: 'refused', refusal: { code: 'recording.key-unknown' } });
  const locked = { file: read.value, key };
  const opened = openedKeys.get(fingerprint);
  if (opened === undefined) return tell({ kind: 'locked', locked, refusal: null });
  tell({ kind: 'opening' });
  tell(await open(locked, { kind: 'key', key: opened }, openedKeys));
}

async function open({ file, key }: LockedFile, by: OpenOrder['by'], openedKeys: OpenedKeys): Promise<Playing> {
  const opened = await openInWorker({ file, lockedKey: key, by });
  if (!opened.ok) {
    const { refusal } = opened;
    const isAnother = refusal.code === 'recording.passphrase-wrong';
    return isAnother ? { kind: 'locked', locked: { file, key }, refusal } : { kind: 'refused', refusal };
  }
  openedKeys.set(key.fingerprint, opened.value.key);
  return { kind: 'open', film: opened.value };
}
