import { useEffect, useMemo } from 'react';
import { attachmentHash, attachmentsIn, MAX_THUMBNAIL } from '#domain/kernel/attachment.ts';
import type { JournalLine } from '#domain/kernel/journal.ts';
import { firstValueFrom } from 'rxjs';
import { useDesk, useDeskStatus } from '../app/desk-context.ts';
import type { Desk } from '../desk/desk.ts';
import { readFile, watchFilesHere } from './attachment-repository.ts';

/** The latest of a long ticket; its others come when they are scrolled to. */
const MOST_AHEAD = 40;

/** Brings the small pictures of a ticket to this device, one by one, so that they are there without a network later on. */
export function useThumbnailsAhead(journal: readonly JournalLine[]): void {
  const desk = useDesk();
  const isReachable = useDeskStatus().link !== 'offline';
  const wanted = useMemo(() => thumbnailsOf(journal).join(' '), [journal]);
  useEffect(() => {
    const left = new AbortController();
    if (isReachable && wanted !== '') void bringHere(desk, wanted.split(' '), left.signal);
    return () => left.abort();
  }, [desk, isReachable, wanted]);
}

function thumbnailsOf(journal: readonly JournalLine[]) {
  const thumbnails = journal.flatMap(({ input }) => attachmentsIn(input)).flatMap(({ thumbnail }) => thumbnail ?? []);
  return [...new Set(thumbnails)].slice(-MOST_AHEAD);
}

/** What cannot be had now is asked for by whoever looks at it. */
async function bringHere(desk: Desk, wanted: readonly string[], signal: AbortSignal): Promise<void> {
  const here = await firstValueFrom(watchFilesHere(desk));
  for (const sha256 of attachmentHash.array().parse(wanted)) {
    if (signal.aborted) return;
    if (here.has(sha256)) continue;
    const read = await readFile(desk, sha256, MAX_THUMBNAIL.bytes);
    if (!read.ok && read.refusal.code === 'hub.unreachable') return;
  }
}
