import type { Announcement } from '#domain/announcement/announcement.record.ts';
import { announcementRecord } from '#domain/announcement/announcement.record.ts';
import type { AnnouncementInput } from '#domain/announcement/announcement.commands.ts';
import type { AnnouncementId } from '#domain/kernel/fields.ts';
import { announcementId } from '#domain/kernel/fields.ts';
import type { Result } from '#domain/kernel/result.ts';
import type { Observable } from 'rxjs';
import { map } from 'rxjs';
import { rowsOf } from '../app/rows-of.ts';
import type { Desk } from '../desk/desk.ts';

/** All announcements, what begins last first. */
export function watchAnnouncements({ collections }: Desk): Observable<readonly Announcement[]> {
  const found = collections.reference.find({ selector: { record: announcementRecord.name } }).$;
  return found.pipe(
    map((rows) => {
      // The data service parsed each state by the schema of the record that the row names.
      const announcements = rowsOf(rows).map(({ state }) => state as Announcement);
      return announcements.toSorted((one, other) => other.startsAtMs - one.startsAtMs || (one.id < other.id ? 1 : -1));
    }),
  );
}

export function publishAnnouncement(desk: Desk, input: AnnouncementInput): Promise<Result<unknown>> {
  return desk.issue('announcement.publish', announcementId.parse(desk.newId('announcement')), input);
}

export function reviseAnnouncement(desk: Desk, id: AnnouncementId, input: AnnouncementInput): Promise<Result<unknown>> {
  return desk.issue('announcement.revise', id, input);
}

export function withdrawAnnouncement(desk: Desk, id: AnnouncementId): Promise<Result<unknown>> {
  return desk.issue('announcement.withdraw', id, {});
}

export function reinstateAnnouncement(desk: Desk, id: AnnouncementId): Promise<Result<unknown>> {
  return desk.issue('announcement.reinstate', id, {});
}
