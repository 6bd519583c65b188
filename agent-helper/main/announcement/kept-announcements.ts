import { z } from 'zod';
import { knowledgeApi } from '#contracts/api/knowledge-api.ts';
import type { ShownAnnouncement } from '#contracts/api/knowledge-api.ts';
import { announcementId, epochMs } from '#domain/kernel/fields.ts';
import type { Result } from '#domain/kernel/result.ts';
import { ok } from '#domain/kernel/result.ts';
import type { HubLink } from '../hub-link/hub-link.ts';
import { readStoredJson, writeStoredJson } from '../stored-json.ts';

const kept = z.strictObject({
  announcements: knowledgeApi['announcement.current'].output,
  readAtMs: epochMs,
  /** Those the person was notified of. */
  told: z.array(announcementId).max(1_000),
});
type Kept = z.infer<typeof kept>;

/** What the desk announces, as it was last read. */
export interface KeptAnnouncements {
  /** Those that are not over by now. */
  readonly current: (nowMs: number) => Promise<readonly ShownAnnouncement[]>;
  readonly follow: (link: Pick<HubLink, 'ask'>, nowMs: number, signal: AbortSignal) => Promise<Result<null>>;
  /** Those that have begun and nobody was told of yet; asking counts as telling. */
  readonly takeUntold: (nowMs: number) => Promise<readonly ShownAnnouncement[]>;
  /** They were looked at in the window: no notification has to say so. */
  readonly markTold: (ids: readonly ShownAnnouncement['id'][]) => Promise<void>;
}

export function openKeptAnnouncements(path: string): KeptAnnouncements {
  async function read(): Promise<Kept> {
    // A copy that cannot be read is as good as none: the hub has it.
    const found = await readStoredJson(path, kept.nullable().catch(null));
    return found ?? { announcements: [], readAtMs: epochMs.parse(0), told: [] };
  }

  async function current(nowMs: number): Promise<readonly ShownAnnouncement[]> {
    const { announcements } = await read();
    return announcements.filter(({ endsAtMs }) => endsAtMs === null || endsAtMs > nowMs);
  }

  async function markTold(ids: readonly ShownAnnouncement['id'][]): Promise<void> {
    const known = await read();
    const added = ids.filter((id) => !known.told.includes(id));
    if (added.length > 0) await writeStoredJson(path, { ...known, told: [...known.told, ...added].slice(-1_000) });
  }

  return {
    current,
    markTold,
    follow: async (link, nowMs, signal) => {
      const asked = await link.ask('announcement.current', {}, signal);
      if (!asked.ok) return asked;
      const { told } = await read();
      await writeStoredJson(path, { announcements: asked.value, readAtMs: epochMs.parse(nowMs), told });
      return ok(null);
    },
    takeUntold: async (nowMs) => {
      const { told } = await read();
      const untold = (await current(nowMs)).filter(({ id, startsAtMs }) => startsAtMs <= nowMs && !told.includes(id));
      await markTold(untold.map(({ id }) => id));
      return untold;
    },
  };
}
