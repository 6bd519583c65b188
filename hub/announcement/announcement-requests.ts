import { announcementRecord } from '#domain/announcement/announcement.record.ts';
import { concernsSite, inOrderOfWeight, isShown } from '#domain/announcement/announcement.rules.ts';
import { deviceRecord } from '#domain/inventory/device.record.ts';
import type { SiteId } from '#domain/kernel/fields.ts';
import type { Principal } from '#domain/kernel/principal.ts';
import { assertNever, ok } from '#domain/kernel/result.ts';
import { personRecord } from '#domain/workforce/person.record.ts';
import { siteRecord } from '#domain/workforce/site.record.ts';
import type { ApiHandlers } from '../http/serve-api.ts';
import type { Store, StoreReader } from '../store/store.ts';
import { readAll, readRecord } from '../sync/read-record.ts';

export interface AnnouncementPorts {
  readonly store: Pick<Store, 'database'>;
  readonly nowMs: () => number;
}

const MOST_SHOWN = 100;

/** What people have to know now, at the site of whoever asks (PLT-6). */
export function createAnnouncementRequests({
  store: { database },
  nowMs,
}: AnnouncementPorts): Pick<ApiHandlers, 'announcement.current'> {
  return {
    'announcement.current': async (_nothing, { principal }) => {
      const site = await siteOf(database, principal);
      const announcements = await readAll(database, announcementRecord);
      const sites = new Map((await readAll(database, siteRecord)).map(({ id, name }) => [id, name]));
      const shown = announcements.filter((said) => isShown(said, nowMs()) && concernsSite(said, site));
      const answer = inOrderOfWeight(shown).map(({ id, kind, title, text, startsAtMs, endsAtMs, site: concerned }) => {
        const siteName = concerned === null ? null : (sites.get(concerned) ?? null);
        return { id, kind, title, text, startsAtMs, endsAtMs, siteName };
      });
      return ok(answer.slice(0, MOST_SHOWN));
    },
  };
}

/** Where somebody works, or a computer stands; `null` where that is not known. */
async function siteOf(reader: StoreReader, principal: Principal): Promise<SiteId | null> {
  switch (principal.kind) {
    case 'agent':
      return (await readRecord(reader, personRecord, principal.person))?.site ?? null;
    case 'person':
      return (await readRecord(reader, personRecord, principal.id))?.site ?? null;
    case 'device':
      return (await readRecord(reader, deviceRecord, principal.id))?.site ?? null;
    case 'desk':
      return null;
    default:
      return assertNever(principal);
  }
}
