import { useEffect, useState } from 'react';
import type { AttachmentHash } from '#domain/kernel/attachment.ts';
import type { Refusal, Result } from '#domain/kernel/result.ts';

/** @param signal Aborted when nobody wants it any more. */
export type ReadFile = (sha256: AttachmentHash, signal: AbortSignal) => Promise<Result<Uint8Array<ArrayBuffer>>>;

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

interface Tried {
  readonly sha256: AttachmentHash;
  readonly attempt: number;
  readonly load: FileLoad;
}

const loading: FileLoad = { kind: 'loading' };

/** The bytes of a file, from this device or from the hub; none without a hash. Pass a stable `read`. */
export function useFile(
  read: ReadFile,
  sha256: AttachmentHash | null,
  { isWanted, attempt }: UseFileOptions,
): FileLoad {
  const [tried, setTried] = useState<Tried | null>(null);
  // What was read of another file before is not this one's.
  const known = tried?.sha256 === sha256 ? tried : null;
  const load = known?.load ?? loading;
  const isToBeRead = isWanted && load.kind !== 'here' && known?.attempt !== attempt;
  useEffect(() => {
    const left = new AbortController();
    async function readOnce(wanted: AttachmentHash): Promise<void> {
      const outcome = await read(wanted, left.signal);
      if (left.signal.aborted) return;
      const now: FileLoad = outcome.ok
        ? { kind: 'here', bytes: outcome.value }
        : { kind: 'away', refusal: outcome.refusal };
      setTried({ sha256: wanted, attempt, load: now });
    }
    if (isToBeRead && sha256 !== null) void readOnce(sha256);
    return () => left.abort();
  }, [read, sha256, isToBeRead, attempt]);
  return load;
}
