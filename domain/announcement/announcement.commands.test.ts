import { describe, expect, test } from 'vitest';
import { announcementId, epochMs, siteId } from '../kernel/fields.ts';
import { aContext, anAgentPrincipal, vera, verasDevice } from '../kernel/kernel.fixtures.ts';
import { aSite } from '../workforce/workforce.fixtures.ts';
import {
  publishAnnouncement,
  reinstateAnnouncement,
  reviseAnnouncement,
  withdrawAnnouncement,
} from './announcement.commands.ts';
import { anAnnouncement, anAnnouncementInput } from './announcement.fixtures.ts';
import { announcementPolicy } from './announcement.policy.ts';
import { blankAnnouncement } from './announcement.record.ts';

const blank = blankAnnouncement(announcementId.parse('announcement:1'));
const berlin = siteId.parse('site:berlin');

describe('publishing', () => {
  test('an announcement is for everyone, or for a site that exists', () => {
    const forBerlin = anAnnouncementInput({ site: berlin });

    expect(publishAnnouncement(blank, anAnnouncementInput(), aContext())).toMatchObject({
      ok: true,
      value: { kind: 'outage', site: null, withdrawnAtMs: null, changedAtMs: 9_000 },
    });
    expect(publishAnnouncement(blank, forBerlin, aContext({ records: [aSite()] }))).toMatchObject({ ok: true });
    expect(publishAnnouncement(blank, forBerlin, aContext())).toEqual({
      ok: false,
      refusal: { code: 'announcement.site-unknown' },
    });
  });

  test('it may end by itself, but not before it begins', () => {
    const endingAt = (endsAtMs: number) =>
      publishAnnouncement(blank, anAnnouncementInput({ endsAtMs: epochMs.parse(endsAtMs) }), aContext());

    expect(endingAt(5_001).ok).toBe(true);
    expect(endingAt(5_000)).toEqual({ ok: false, refusal: { code: 'announcement.ends-before-start' } });
  });
});

test('what was withdrawn is not revised until it is reinstated', () => {
  const withdrawn = anAnnouncement({ withdrawnAtMs: epochMs.parse(8_000) });
  const input = anAnnouncementInput({ title: 'Mail is back for some' });

  expect(withdrawAnnouncement(anAnnouncement(), {}, aContext())).toMatchObject({ value: { withdrawnAtMs: 9_000 } });
  expect(withdrawAnnouncement(withdrawn, {}, aContext())).toMatchObject({
    refusal: { code: 'announcement.withdrawn' },
  });
  expect(reviseAnnouncement(withdrawn, input, aContext())).toMatchObject({
    refusal: { code: 'announcement.withdrawn' },
  });
  expect(reviseAnnouncement(anAnnouncement(), input, aContext())).toMatchObject({
    value: { title: 'Mail is back for some' },
  });
  expect(reinstateAnnouncement(withdrawn, {}, aContext())).toMatchObject({ value: { withdrawnAtMs: null } });
  expect(reinstateAnnouncement(anAnnouncement(), {}, aContext())).toMatchObject({
    refusal: { code: 'announcement.not-withdrawn' },
  });
});

test('PLT-6: everyone reads announcements, agents make them', () => {
  expect(announcementPolicy.readersOf(anAnnouncement())).toEqual(['everyone']);
  for (const rule of Object.values(announcementPolicy.mayIssue)) {
    expect([anAgentPrincipal(), vera, verasDevice].map((issuer) => rule(issuer, blank, {} as never))).toEqual([
      true,
      false,
      false,
    ]);
  }
});
