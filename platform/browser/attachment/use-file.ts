import { useEffect, useState } from 'react';
import type { AttachmentHash } from '#domain/kernel/attachment.ts';
import type { Refusal, Result } from '#domain/kernel/result.ts';

export type ReadFile = (sha256: AttachmentHash) => Promise<Result<Uint8Array<ArrayBuffer>>>;

export type FileLoad =
  | { readonly kind: 'loading' }
  | { readonly kind: 'here'; readonly bytes: Uint8Array<ArrayBuffer> }
  | { readonly kind: 'away'; readonly refusal: Refusal };

interface UseFileOptions {
  /** Nothing is read before somebody could see it. */
  readonly isWanted: boolean;
  /** When it changes, what was away is asked for again. */
  readonly attempt: number;
}

/** The bytes of a file, from this device or from the hub. Pass a stable `read`. */
export function useFile(read: ReadFile, sha256: AttachmentHash, { isWanted, attempt }: UseFileOptions): FileLoad {
  const [load, setLoad] = useState<FileLoad>({ kind: 'loading' });
  const [tried, setTried] = useState<number | null>(null);
  const isToBeRead = isWanted && load.kind !== 'here' && tried !== attempt;
  useEffect(() => {
    const left = new AbortController();
    async function readOnce(): Promise<void> {
      const outcome = await read(sha256);
      if (left.signal.aborted) return;
      setLoad(outcome.ok ? { kind: 'here', bytes: outcome.value } : { kind: 'away', refusal: outcome.refusal });
      setTried(attempt);
    }
    if (isToBeRead) void readOnce();
    return () => left.abort();
  }, [read, sha256, isToBeRead, attempt]);
  return load;
}
