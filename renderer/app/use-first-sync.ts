import type { DeskStatus } from '#contracts/desk-port.ts';
import { useLive } from '#platform/browser/use-live.ts';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { map, scan } from 'rxjs';
import type { Desk } from '../desk/desk.ts';
import type { SyncMark } from './first-sync.rules.ts';
import { secondsLeft, shareOf } from './first-sync.rules.ts';

export interface FirstSyncWords {
  /** "45,000 of 201,000 records". */
  readonly count: string;
  /** "About 12 seconds left"; `null` while nobody knows. */
  readonly left: string | null;
  /** From 0 to 1; `null` while nobody knows. */
  readonly share: number | null;
}

const MINUTE_S = 60;

/** How far the first sync is, in words, and how long it takes yet. */
export function useFirstSync(desk: Pick<Desk, 'status$' | 'nowMs'>): FirstSyncWords {
  const { t, i18n } = useTranslation();
  const progress = useLive(useMemo(() => watchProgress(desk), [desk]));
  const { received, expected, seconds } = progress ?? { received: 0, expected: 0, seconds: null };
  const number = new Intl.NumberFormat(i18n.language);
  const words = { received: number.format(received), expected: number.format(expected) };
  return {
    count: expected === 0 ? t('firstSync.received', { count: received }) : t('firstSync.ofAll', words),
    left: seconds === null ? null : leftIn(seconds),
    share: shareOf(received, expected),
  };

  function leftIn(inSeconds: number): string {
    if (inSeconds < MINUTE_S) return t('firstSync.secondsLeft', { count: inSeconds });
    return t('firstSync.minutesLeft', { count: Math.ceil(inSeconds / MINUTE_S) });
  }
}

interface Progress extends Pick<DeskStatus, 'received' | 'expected'> {
  readonly begun: SyncMark;
  readonly now: SyncMark;
}

/** The pace counts from when the progress was first shown: what was here before tells nothing of it. */
function watchProgress({ status$, nowMs }: Pick<Desk, 'status$' | 'nowMs'>) {
  return status$.pipe(
    scan((before: Progress | null, { received, expected }): Progress => {
      const now = { atMs: nowMs(), received };
      const begun = before === null || before.begun.received > received ? now : before.begun;
      return { received, expected, begun, now };
    }, null),
    map(
      (progress) => progress && { ...progress, seconds: secondsLeft(progress.begun, progress.now, progress.expected) },
    ),
  );
}
