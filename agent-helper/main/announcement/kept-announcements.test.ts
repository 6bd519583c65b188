import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { ShownAnnouncement } from '#contracts/api/knowledge-api.ts';
import { announcementId, epochMs } from '#domain/kernel/fields.ts';
import type { Result } from '#domain/kernel/result.ts';
import { ok, refuse } from '#domain/kernel/result.ts';
import { temporaryFolder } from '../../../test/support/temporary-folder.ts';
import type { HubLink } from '../hub-link/hub-link.ts';
import { openKeptAnnouncements } from './kept-announcements.ts';

const { signal } = new AbortController();

function anAnnouncement(over: Partial<ShownAnnouncement> = {}): ShownAnnouncement {
  return {
    id: announcementId.parse('announcement:1'),
    kind: 'outage',
    title: 'Mail is down',
    text: null,
    startsAtMs: epochMs.parse(1_000),
    endsAtMs: epochMs.parse(9_000),
    siteName: null,
    ...over,
  };
}

/** A link on which only `announcement.current` is asked. */
function aLink(answer: Result<readonly ShownAnnouncement[]>) {
  return { ask: async () => answer } as unknown as Pick<HubLink, 'ask'>;
}

async function announcementsOf(...announcements: readonly ShownAnnouncement[]) {
  const kept = openKeptAnnouncements(join(await temporaryFolder(), 'announcements.json'));
  await kept.follow(aLink(ok(announcements)), 2_000, signal);
  return kept;
}

test('what the hub announced stands there without it, until it is over', async () => {
  const kept = await announcementsOf(anAnnouncement());
  await kept.follow(aLink(refuse({ code: 'hub.unreachable' })), 3_000, signal);

  expect(await kept.current(8_999)).toHaveLength(1);
  expect(await kept.current(9_000)).toEqual([]);
});

test('each is told once, when it begins', async () => {
  const kept = await announcementsOf(anAnnouncement({ startsAtMs: epochMs.parse(5_000) }));

  expect(await kept.takeUntold(4_999)).toEqual([]);
  expect(await kept.takeUntold(5_000)).toHaveLength(1);
  await kept.follow(aLink(ok([anAnnouncement()])), 6_000, signal);
  expect(await kept.takeUntold(6_000)).toEqual([]);
});

test('what was looked at needs no notification', async () => {
  const kept = await announcementsOf(anAnnouncement());

  await kept.markTold([anAnnouncement().id]);

  expect(await kept.takeUntold(2_000)).toEqual([]);
});
