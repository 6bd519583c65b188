import type { SiteId } from '../kernel/fields.ts';
import type { Announcement } from './announcement.record.ts';
import { announcementKinds } from './announcement.record.ts';

/** Planned work is announced this long before it begins, so that people can plan around it. */
const FOREWARNING_MS = 7 * 24 * 3_600_000;

export type AnnouncementPhase = 'planned' | 'running' | 'over' | 'withdrawn';

type Timing = Pick<Announcement, 'startsAtMs' | 'endsAtMs' | 'withdrawnAtMs'>;

export function phaseOf({ startsAtMs, endsAtMs, withdrawnAtMs }: Timing, nowMs: number): AnnouncementPhase {
  if (withdrawnAtMs !== null) return 'withdrawn';
  if (nowMs < startsAtMs) return 'planned';
  return endsAtMs !== null && nowMs >= endsAtMs ? 'over' : 'running';
}

/** Whether people see it now: while it runs, and planned maintenance a week ahead. */
export function isShown(announcement: Timing & Pick<Announcement, 'kind'>, nowMs: number): boolean {
  const phase = phaseOf(announcement, nowMs);
  if (phase !== 'planned') return phase === 'running';
  return announcement.kind === 'maintenance' && announcement.startsAtMs - nowMs <= FOREWARNING_MS;
}

/** What concerns everyone, or this site. Whoever has no site is told everything. */
export function concernsSite({ site }: Pick<Announcement, 'site'>, reader: SiteId | null): boolean {
  return site === null || reader === null || site === reader;
}

/** What is broken first, then what is planned; within each, what begins sooner. */
export function inOrderOfWeight<Said extends Pick<Announcement, 'kind' | 'startsAtMs' | 'id'>>(
  announcements: readonly Said[],
): readonly Said[] {
  const weightOf = ({ kind }: Said) => announcementKinds.indexOf(kind);
  return announcements.toSorted(
    (one, other) =>
      weightOf(one) - weightOf(other) || one.startsAtMs - other.startsAtMs || (one.id < other.id ? -1 : 1),
  );
}
