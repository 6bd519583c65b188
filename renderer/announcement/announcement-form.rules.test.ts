import { anAnnouncement } from '#domain/announcement/announcement.fixtures.ts';
import { epochMs } from '#domain/kernel/fields.ts';
import { expect, test } from 'vitest';
import { emptyFields, fieldsOf, readFields } from './announcement-form.rules.ts';

const MINUTE_MS = 60_000;
const nowMs = 29_000_000 * MINUTE_MS;

test('a new announcement is an outage from now on, and lacks only its title', () => {
  const fields = emptyFields(nowMs);

  expect(readFields(fields)).toEqual({ ok: false, refusal: { code: 'title' } });
  expect(readFields({ ...fields, title: ' No mail ' })).toEqual({
    ok: true,
    value: { kind: 'outage', title: 'No mail', text: null, site: null, startsAtMs: nowMs, endsAtMs: null },
  });
});

test('what is filled in from an announcement is that announcement again, to the minute', () => {
  const announcement = anAnnouncement({
    startsAtMs: epochMs.parse(nowMs),
    endsAtMs: epochMs.parse(nowMs + 90 * MINUTE_MS),
  });

  expect(readFields(fieldsOf(announcement))).toMatchObject({
    value: { title: announcement.title, startsAtMs: nowMs, endsAtMs: nowMs + 90 * MINUTE_MS },
  });
});

test('the first field that cannot be meant is named', () => {
  const fields = { ...emptyFields(nowMs), title: 'No mail' };

  expect(readFields({ ...fields, startsAt: '' })).toMatchObject({ refusal: { code: 'startsAt' } });
  expect(readFields({ ...fields, endsAt: fields.startsAt })).toMatchObject({ refusal: { code: 'endsAt' } });
});
