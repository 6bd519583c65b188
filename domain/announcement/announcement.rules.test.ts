import { expect, test } from 'vitest';
import { announcementId, epochMs, siteId } from '../kernel/fields.ts';
import { anAnnouncement } from './announcement.fixtures.ts';
import { concernsSite, inOrderOfWeight, isShown, phaseOf } from './announcement.rules.ts';

const DAY_MS = 24 * 3_600_000;
const startsAtMs = epochMs.parse(100 * DAY_MS);
const endsAtMs = epochMs.parse(101 * DAY_MS);

test('it runs from its beginning up to its end, or until it is withdrawn', () => {
  const day = anAnnouncement({ startsAtMs, endsAtMs });
  const openEnd = anAnnouncement({ startsAtMs });

  expect([startsAtMs - 1, startsAtMs, endsAtMs - 1, endsAtMs].map((nowMs) => phaseOf(day, nowMs))).toEqual([
    'planned',
    'running',
    'running',
    'over',
  ]);
  expect(phaseOf(openEnd, endsAtMs + 365 * DAY_MS)).toBe('running');
  expect(phaseOf({ ...openEnd, withdrawnAtMs: startsAtMs }, endsAtMs)).toBe('withdrawn');
});

test('planned maintenance is shown a week ahead, everything else while it runs', () => {
  const shownAt = (kind: 'maintenance' | 'information' | 'outage', nowMs: number) =>
    isShown(anAnnouncement({ kind, startsAtMs, endsAtMs }), nowMs);

  expect(shownAt('maintenance', startsAtMs - 7 * DAY_MS)).toBe(true);
  expect(shownAt('maintenance', startsAtMs - 7 * DAY_MS - 1)).toBe(false);
  expect([shownAt('information', startsAtMs - 1), shownAt('outage', startsAtMs - 1)]).toEqual([false, false]);
  expect([shownAt('outage', startsAtMs), shownAt('outage', endsAtMs)]).toEqual([true, false]);
});

test('a site hears what is for it or for all; who has no site hears everything', () => {
  const [berlin, leeds] = [siteId.parse('site:berlin'), siteId.parse('site:leeds')];

  expect([null, berlin, leeds].map((site) => concernsSite({ site }, berlin))).toEqual([true, true, false]);
  expect([null, berlin, leeds].map((site) => concernsSite({ site }, null))).toEqual([true, true, true]);
});

test('outages come first, then what begins sooner', () => {
  const said = (id: string, kind: 'maintenance' | 'information' | 'outage', at: number) =>
    anAnnouncement({ id: announcementId.parse(`announcement:${id}`), kind, startsAtMs: epochMs.parse(at) });
  const announcements = [
    said('a', 'information', 1),
    said('b', 'maintenance', 9),
    said('c', 'maintenance', 3),
    said('d', 'outage', 20),
  ];

  expect(inOrderOfWeight(announcements).map(({ id }) => id)).toEqual([
    'announcement:d',
    'announcement:c',
    'announcement:b',
    'announcement:a',
  ]);
});
