import { z } from 'zod';
import { announcementId, epochMs, line, prose, siteId } from '../kernel/fields.ts';
import { defineRecord } from '../kernel/record.ts';

/** In the order in which people have to know. */
export const announcementKinds = ['outage', 'maintenance', 'information'] as const;

export const announcementSchema = z.strictObject({
  id: announcementId,
  kind: z.enum(announcementKinds),
  title: line(200),
  /** Plain text. */
  text: prose(4_000).nullable(),
  /** Whom it concerns; `null`: everyone. */
  site: siteId.nullable(),
  startsAtMs: epochMs,
  /** `null`: until somebody withdraws it. */
  endsAtMs: epochMs.nullable(),
  withdrawnAtMs: epochMs.nullable(),
  changedAtMs: epochMs,
});
/** What the desk says to everyone: an outage, work that is planned, something good to know (PLT-6). */
export type Announcement = z.infer<typeof announcementSchema>;

export function blankAnnouncement(id: Announcement['id']): Announcement {
  const never = epochMs.parse(0);
  return {
    id,
    kind: 'information',
    title: '',
    text: null,
    site: null,
    startsAtMs: never,
    endsAtMs: null,
    withdrawnAtMs: null,
    changedAtMs: never,
  };
}

export const announcementRecord = defineRecord<Announcement>({
  name: 'announcement',
  shelf: 'reference',
  schema: announcementSchema,
  indexes: [],
  migrations: [],
});
