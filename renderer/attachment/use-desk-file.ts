import { useCallback, useEffect, useState } from 'react';
import type { AttachmentHash } from '#domain/kernel/attachment.ts';
import type { FileLoad, ReadFile } from '#platform/browser/attachment/use-file.ts';
import { useFile } from '#platform/browser/attachment/use-file.ts';
import { useDeskInside, useDeskStatus } from '../app/desk-context.ts';
import { readFile } from './attachment-repository.ts';

/** Its sender may still be sending it; nobody is told when that is done. */
const LOOK_AGAIN_MS = 15_000;

interface Wanted {
  readonly isWanted: boolean;
  /** More than this is not fetched. */
  readonly mostBytes?: number;
  /** A picture is made small, and no more of it is held than that. */
  readonly isForTile?: boolean;
}

/** The bytes of a file; none without a hash. What is away is asked for again when the hub is back, and now and then while it is there. */
export function useDeskFile(
  sha256: AttachmentHash | null,
  { isWanted, mostBytes, isForTile = false }: Wanted,
): FileLoad {
  const isReachable = useDeskStatus().link !== 'offline';
  const [looks, setLooks] = useState(0);
  const { desk, pictures } = useDeskInside();
  const read = useCallback<ReadFile>(
    (hash, signal) => {
      const readWhole = () => readFile(desk, hash, mostBytes);
      return isForTile ? pictures.get(hash, readWhole, signal) : readWhole();
    },
    [desk, pictures, mostBytes, isForTile],
  );
  const load = useFile(read, sha256, { isWanted, attempt: looks * 2 + (isReachable ? 1 : 0) });
  const isLooking = isWanted && isReachable && load.kind === 'away';
  useEffect(() => {
    const timer = isLooking ? setInterval(() => setLooks((before) => before + 1), LOOK_AGAIN_MS) : undefined;
    return () => clearInterval(timer);
  }, [isLooking]);
  return load;
}
