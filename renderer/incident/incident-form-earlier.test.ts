import type { Incident } from '#domain/incident/incident.record.ts';
import { anIncident } from '#domain/incident/incident.fixtures.ts';
import { deviceId, epochMs, incidentId, personId, serviceId, siteId } from '#domain/kernel/fields.ts';
import { describe, expect, test } from 'vitest';
import type { CallSubject } from './incident-form-earlier.ts';
import { CHRONIC_WINDOW_MS, chronicSigns, earlierIncidents } from './incident-form-earlier.ts';

const nowMs = CHRONIC_WINDOW_MS * 2;
const vera = personId.parse('person:vera');
const tom = personId.parse('person:tom');
const laptop = deviceId.parse('device:nb0142');
const mail = serviceId.parse('service:mail');
const berlin = siteId.parse('site:berlin');
const subject = { requester: vera, device: laptop, service: mail, site: berlin };

function earlier(key: string, over: Partial<Incident>, agoMs = 1_000): Incident {
  const unrelated = { requester: tom, device: null, service: null, site: null };
  return anIncident({
    id: incidentId.parse(`incident:${key}`),
    ...unrelated,
    ...over,
    changedAtMs: epochMs.parse(nowMs - agoMs),
  });
}

function keysOf(incidents: readonly Incident[], of: CallSubject = subject): readonly string[] {
  return earlierIncidents(incidents, of, nowMs).map(({ incident }) => incident.id.replace('incident:', ''));
}

describe('is it chronic? (INC-7)', () => {
  test('tickets of the person, of the device, and of the service at the site are found; others are not', () => {
    const incidents = [
      earlier('person', { requester: vera }),
      earlier('device', { device: laptop }),
      earlier('service', { service: mail, site: berlin }),
      earlier('elsewhere', { service: mail, site: siteId.parse('site:lisbon') }),
      earlier('other', {}),
    ];

    expect(keysOf(incidents).toSorted()).toEqual(['device', 'person', 'service']);
  });

  test('a ticket with everything in common stands once and says so', () => {
    const [only] = earlierIncidents(
      [earlier('all', { requester: vera, device: laptop, service: mail, site: berlin })],
      subject,
      nowMs,
    );

    expect(only?.kinship).toEqual(['person', 'device', 'service-at-site']);
  });

  test('open ones stand first, then what changed last', () => {
    const incidents = [
      earlier('closedlate', { requester: vera, state: 'closed' }, 10),
      earlier('openearly', { requester: vera }, 5_000),
      earlier('openlate', { requester: vera, state: 'pending' }, 500),
    ];

    expect(keysOf(incidents)).toEqual(['openlate', 'openearly', 'closedlate']);
  });

  test('what ended over half a year ago says nothing, what is still open does', () => {
    const incidents = [
      earlier('old', { requester: vera, state: 'closed' }, CHRONIC_WINDOW_MS + 1),
      earlier('stuck', { requester: vera }, CHRONIC_WINDOW_MS + 1),
    ];

    expect(keysOf(incidents)).toEqual(['stuck']);
  });

  test('a call without device and service is not akin to all others without', () => {
    const nobody = { requester: vera, device: null, service: null, site: null };

    expect(keysOf([earlier('other', {})], nobody)).toEqual([]);
  });

  test('the call that was just logged is not an earlier one', () => {
    const self = incidentId.parse('incident:self');

    expect(keysOf([earlier('self', { requester: vera })], { ...subject, self })).toEqual([]);
  });

  test('the signs count open ones, the device, and other people at the site', () => {
    const found = earlierIncidents(
      [
        earlier('a', { requester: vera, device: laptop }),
        earlier('b', { service: mail, site: berlin, state: 'resolved' }),
        earlier('c', { service: mail, site: berlin }),
      ],
      subject,
      nowMs,
    );

    expect(chronicSigns(found)).toEqual({ open: 2, ofDevice: 1, ofOthers: 2 });
  });
});
