import type { AnnouncementInput } from '#domain/announcement/announcement.commands.ts';
import type { Announcement } from '#domain/announcement/announcement.record.ts';
import type { SiteId } from '#domain/kernel/fields.ts';
import { epochMs } from '#domain/kernel/fields.ts';
import type { Result } from '#domain/kernel/result.ts';
import { ok, refuse } from '#domain/kernel/result.ts';
import { fieldTextOf, momentOf } from '../look/date-field.ts';

/** A form as it stands: moments as the browser's date fields write them, empty for none. */
export interface AnnouncementFields {
  readonly kind: Announcement['kind'];
  readonly title: string;
  readonly text: string;
  readonly site: SiteId | null;
  readonly startsAt: string;
  readonly endsAt: string;
}

export interface FieldRefusal {
  readonly code: 'title' | 'startsAt' | 'endsAt';
}

/** A new announcement: an outage, from now on. It is what hurries. */
export function emptyFields(nowMs: number): AnnouncementFields {
  return { kind: 'outage', title: '', text: '', site: null, startsAt: fieldTextOf(nowMs), endsAt: '' };
}

export function fieldsOf({ kind, title, text, site, startsAtMs, endsAtMs }: Announcement): AnnouncementFields {
  const endsAt = endsAtMs === null ? '' : fieldTextOf(endsAtMs);
  return { kind, title, text: text ?? '', site, startsAt: fieldTextOf(startsAtMs), endsAt };
}

/** What the fields say, or which of them first cannot be meant. */
export function readFields(fields: AnnouncementFields): Result<AnnouncementInput, FieldRefusal> {
  const { kind, site } = fields;
  const title = fields.title.replaceAll(/\p{Cc}+/gu, ' ').trim();
  const text = fields.text.replaceAll('\0', '').trim();
  const [startsAtMs, endsAtMs] = [momentOf(fields.startsAt), momentOf(fields.endsAt)];
  if (title === '') return refuse({ code: 'title' });
  if (startsAtMs === null) return refuse({ code: 'startsAt' });
  if (endsAtMs !== null && endsAtMs <= startsAtMs) return refuse({ code: 'endsAt' });
  return ok({
    kind,
    site,
    title,
    text: text === '' ? null : text,
    startsAtMs: epochMs.parse(startsAtMs),
    endsAtMs: epochMs.nullable().parse(endsAtMs),
  });
}
