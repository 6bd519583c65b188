import { useTranslation } from 'react-i18next';
import { roughly } from './relative-time.rules.ts';
import { useNowMs } from './ticking-clock.tsx';

interface RelativeTimeProps {
  readonly atMs: number;
  readonly className?: string | undefined;
  /** `long` says "3 hours ago" or "in 2 days"; `short` says "3 h" and leaves the direction to its place. */
  readonly form?: 'short' | 'long';
  /** Makes it a link, and so a stop for the Tab key that shows the exact time. Not for lists: they would be all stops. */
  readonly href?: string;
}

/** How long ago, or how far away. `HintLayer` adds the exact time in the reader's zone on hover and focus. */
export function RelativeTime({ atMs, className, form = 'short', href }: RelativeTimeProps) {
  const words = useTimeWords();
  const moment = <time dateTime={new Date(atMs).toISOString()}>{words(atMs, form)}</time>;
  return href === undefined ? (
    <span className={className}>{moment}</span>
  ) : (
    <a className={className} href={href}>
      {moment}
    </a>
  );
}

/** The words for a moment as seen from now; for places that need them as text. */
export function useTimeWords(): (atMs: number, form: 'short' | 'long') => string {
  const { t, i18n } = useTranslation('look');
  const nowMs = useNowMs();
  return (atMs, form) => {
    const { unit, count } = roughly(nowMs - atMs);
    if (form === 'short') return t(`time.${unit}`, { count });
    const relative = new Intl.RelativeTimeFormat(i18n.language, { numeric: 'auto' });
    if (unit === 'now') return relative.format(0, 'second');
    return relative.format(atMs > nowMs ? count : -count, unit);
  };
}

export function exactTime(atMs: number, language: string): string {
  return new Intl.DateTimeFormat(language, { dateStyle: 'full', timeStyle: 'short' }).format(atMs);
}

/** A day such as "22 Nov 2025", for details. */
export function exactDay(atMs: number, language: string): string {
  return new Intl.DateTimeFormat(language, { dateStyle: 'medium' }).format(atMs);
}
