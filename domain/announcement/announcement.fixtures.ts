import { announcementId, epochMs } from '../kernel/fields.ts';
import type { AnnouncementInput } from './announcement.commands.ts';
import type { Announcement } from './announcement.record.ts';
import { announcementSchema, blankAnnouncement } from './announcement.record.ts';

/** Mail is down everywhere since 5 s past the epoch, until somebody says otherwise. */
export function anAnnouncement(over: Partial<Announcement> = {}): Announcement {
  return announcementSchema.parse({
    ...blankAnnouncement(announcementId.parse('announcement:1')),
    kind: 'outage',
    title: 'No e-mail at present',
    text: 'We are working on it with the provider.',
    startsAtMs: epochMs.parse(5_000),
    changedAtMs: epochMs.parse(5_000),
    ...over,
  });
}

export function anAnnouncementInput(over: Partial<AnnouncementInput> = {}): AnnouncementInput {
  const { kind, title, text, site, startsAtMs, endsAtMs } = anAnnouncement();
  return { kind, title, text, site, startsAtMs, endsAtMs, ...over };
}
