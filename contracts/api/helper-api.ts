import { incidentStates, ticketNumber } from '#domain/incident/incident.record.ts';
import { deviceId, epochMs, incidentId, line, personId, siteId } from '#domain/kernel/fields.ts';
import { z } from 'zod';
import type { ApiContract } from './api-request.ts';
import { nothing, sessionOpened } from './api-request.ts';
import { portalEntry, portalIncident } from './portal-api.ts';

/** Something that was done on a device, or said about it, as its user may read it. */
const deviceEntry = z.strictObject({
  /** That of the journal line. */
  id: z.string().max(48),
  name: z.string().max(64),
  author: z.string().max(120),
  /** The helper itself: nobody sat at the desk and did it. */
  isByHelper: z.boolean(),
  atMs: epochMs,
  /** Names of the inventory's sections that were reported. */
  sections: z.array(z.string().max(40)).max(40),
  /** To whom it was given; `null` where the entry says nothing of that, or it was taken from everybody. */
  personName: z.string().max(120).nullable(),
});
export type DeviceEntry = z.infer<typeof deviceEntry>;

/** What helpers and those who set them up ask. */
export const helperApi = {
  'enrolment.offer': {
    path: '/api/enrolment/offer',
    access: 'agent',
    input: z.strictObject({ person: personId.nullable(), site: siteId.nullable() }),
    output: z.strictObject({ code: z.string().max(12), expiresAtMs: epochMs }),
  },
  'enrolment.claim': {
    path: '/api/enrolment/claim',
    access: 'anyone',
    /** `publicKey`: Ed25519, SPKI, base64. */
    input: z.strictObject({ code: z.string().max(12), hostName: line(120), publicKey: z.base64().max(200) }),
    output: z.strictObject({ device: deviceId, nowMs: epochMs }),
  },
  /** A random text to sign with the device key; good once, for a minute. */
  'device.challenge': {
    path: '/api/device/challenge',
    access: 'anyone',
    input: z.strictObject({ device: deviceId }),
    output: z.strictObject({ challenge: z.string().max(200) }),
  },
  'device.open-session': {
    path: '/api/device/open-session',
    access: 'anyone',
    /** `signature`: Ed25519 over `deskbell-device-session:` and the challenge, base64. */
    input: z.strictObject({ device: deviceId, challenge: z.string().max(200), signature: z.base64().max(200) }),
    output: sessionOpened,
  },
  /** What became of problems reported on this device, as far as they are those of the person it belongs to now. */
  'device.incidents': {
    path: '/api/device/incidents',
    access: 'device',
    input: z.strictObject({ ids: z.array(incidentId).min(1).max(50) }),
    output: z
      .array(z.strictObject({ id: incidentId, number: ticketNumber.nullable(), state: z.enum(incidentStates) }))
      .max(50),
  },
  /** The incidents of the person the device belongs to, as the portal shows them to that person; the last changed first. */
  'helper.incidents': {
    path: '/api/helper/incidents',
    access: 'device',
    input: nothing,
    output: z.array(portalIncident).max(100),
  },
  'helper.incident': {
    path: '/api/helper/incident',
    access: 'device',
    input: z.strictObject({ id: incidentId }),
    output: z.strictObject({ incident: portalIncident, entries: z.array(portalEntry).max(2_000) }),
  },
  /** What was done on the device, the newest first. */
  'helper.history': {
    path: '/api/helper/history',
    access: 'device',
    input: nothing,
    output: z.array(deviceEntry).max(200),
  },
} as const satisfies ApiContract;
