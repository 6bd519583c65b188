import type { DeskStatus } from '#contracts/desk-port.ts';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
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
export function useFirstSync({ received, expected }: Pick<DeskStatus, 'received' | 'expected'>): FirstSyncWords {
  const { t, i18n } = useTranslation();
  const marks = useMarks(received);
  const seconds = marks === null ? null : secondsLeft(marks.begun, marks.now, expected);
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

/** When the line of progress was first shown, and now: what was here before tells nothing of the pace. */
function useMarks(received: number): { readonly begun: SyncMark; readonly now: SyncMark } | null {
  const [marks, setMarks] = useState<{ readonly begun: SyncMark; readonly now: SyncMark } | null>(null);
  useEffect(() => {
    const now = { atMs: performance.now(), received };
    setMarks((before) => ({ begun: before === null || before.begun.received > received ? now : before.begun, now }));
  }, [received]);
  return marks;
}
