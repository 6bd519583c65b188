import { epochMs, deviceId, incidentId, line, personId, serviceId, siteId } from '#domain/kernel/fields.ts';
import { principal } from '#domain/kernel/principal.ts';
import { channels, incidentSchema, incidentStates, ticketNumber } from '#domain/incident/incident.record.ts';
import { emailAddress, loginName } from '#domain/workforce/person.record.ts';
import { siteCode, timeZone } from '#domain/workforce/site.record.ts';
import { z } from 'zod';
import { pullRequest, feedPage, pushAnswer, pushRequest } from './sync.ts';

/** One request of the hub's HTTP API. JSON in the body both ways; `access` says who may ask. */
export interface ApiRequest {
  readonly path: `/api/${string}`;
  readonly access: 'anyone' | 'signed-in' | 'agent' | 'administrator' | 'person' | 'device';
  readonly input: z.ZodType;
  readonly output: z.ZodType;
}
export type ApiContract = Readonly<Record<string, ApiRequest>>;

const password = z.string().min(10).max(200);
const token = z.string().max(200);
const nothing = z.strictObject({});
const sessionId = z
  .string()
  .max(48)
  .regex(/^session:[0-9A-Za-z]+$/);
/** A browser profile or a console: where people sign in. Helpers prove who they are by their key. */
const clientInstallation = z
  .string()
  .max(48)
  .regex(/^client:[0-9A-Za-z]+$/);
const installation = z
  .string()
  .max(48)
  .regex(/^(client|device):[0-9A-Za-z]+$/);

export const sessionOpened = z.strictObject({
  token,
  principal,
  /** The name to greet. */
  name: z.string().max(120),
  nowMs: epochMs,
  expiresAtMs: epochMs,
  /** Until when this device may work on without meeting the hub. */
  offlineUntilMs: epochMs,
});
export type SessionOpened = z.infer<typeof sessionOpened>;

const portalEntry = z.strictObject({
  id: z.string().max(48),
  name: z.string().max(64),
  author: z.string().max(120),
  isOwn: z.boolean(),
  text: z.string().max(20_000).nullable(),
  atMs: epochMs,
});
export type PortalEntry = z.infer<typeof portalEntry>;

const portalIncident = z.strictObject({
  id: incidentId,
  number: ticketNumber.nullable(),
  summary: line(300),
  state: z.enum(incidentStates),
  channel: z.enum(channels),
  ownerName: z.string().max(120),
  waitsForYou: z.boolean(),
  /** What it waits for, and until when, while it waits. */
  pending: incidentSchema.shape.pending,
  /** When the desk last said something the requester may read; `null` before that. */
  answeredAtMs: epochMs.nullable(),
  loggedAtMs: epochMs,
  changedAtMs: epochMs,
});
export type PortalIncident = z.infer<typeof portalIncident>;

/** Every request of the hub. POST for all: nothing is changed, or read about a person, by following a link. */
export const hubApi = {
  // Set-up: open to anyone who holds the one-time token from the hub's log, and only until it was used.
  'setup.read': {
    path: '/api/setup/read',
    access: 'anyone',
    input: nothing,
    output: z.strictObject({ needsAdministrator: z.boolean(), organisation: z.string().max(120) }),
  },
  'setup.complete': {
    path: '/api/setup/complete',
    access: 'anyone',
    input: z.strictObject({
      token,
      organisation: line(120),
      site: z.strictObject({ code: siteCode, name: line(80), zone: timeZone }),
      administrator: z.strictObject({ name: line(120), login: loginName, email: emailAddress.nullable(), password }),
      device: clientInstallation,
    }),
    output: sessionOpened,
  },

  // Sessions and accounts.
  'session.open': {
    path: '/api/session/open',
    access: 'anyone',
    input: z.strictObject({ login: loginName, password: z.string().max(200), device: clientInstallation }),
    output: sessionOpened,
  },
  /** Proves that the session still stands, and renews how long the device may be offline. */
  'session.renew': { path: '/api/session/renew', access: 'signed-in', input: nothing, output: sessionOpened },
  'session.close': { path: '/api/session/close', access: 'signed-in', input: nothing, output: nothing },
  'session.list': {
    path: '/api/session/list',
    access: 'signed-in',
    input: nothing,
    output: z.array(
      z.strictObject({
        id: sessionId,
        device: installation,
        openedAtMs: epochMs,
        seenAtMs: epochMs,
        isThis: z.boolean(),
      }),
    ),
  },
  'session.revoke': {
    path: '/api/session/revoke',
    access: 'signed-in',
    input: z.strictObject({ id: sessionId }),
    output: nothing,
  },
  /** Gives a registered person a way in. The password is made by the hub and shown once. */
  'account.create': {
    path: '/api/account/create',
    access: 'administrator',
    input: z.strictObject({ person: personId, login: loginName }),
    output: z.strictObject({ password }),
  },
  /** Gives a person with an account a new password, made by the hub and shown once. All their sessions end. */
  'account.reset': {
    path: '/api/account/reset',
    access: 'administrator',
    input: z.strictObject({ person: personId }),
    output: z.strictObject({ password }),
  },
  /** One's own password. All other sessions of the account end; the one that asks stays. */
  'password.change': {
    path: '/api/password/change',
    access: 'person',
    input: z.strictObject({ currentPassword: z.string().max(200), newPassword: password }),
    output: nothing,
  },

  // Sync.
  'sync.pull': { path: '/api/sync/pull', access: 'signed-in', input: pullRequest, output: feedPage },
  'sync.push': { path: '/api/sync/push', access: 'signed-in', input: pushRequest, output: pushAnswer },
  /** A block of ticket numbers for one installation: `first` to `last`, both included (NUM-1). */
  'number.lease': {
    path: '/api/number/lease',
    access: 'agent',
    input: z.strictObject({ device: installation }),
    output: z.strictObject({ siteCode, first: z.int().min(1), last: z.int().min(1) }),
  },

  // Helpers.
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

  // Portal: what a person may see of their own incidents, in words for them.
  'portal.incidents': {
    path: '/api/portal/incidents',
    access: 'person',
    input: nothing,
    output: z.array(portalIncident).max(500),
  },
  'portal.incident': {
    path: '/api/portal/incident',
    access: 'person',
    input: z.strictObject({ id: incidentId }),
    output: z.strictObject({ incident: portalIncident, entries: z.array(portalEntry).max(2_000) }),
  },
  'portal.services': {
    path: '/api/portal/services',
    access: 'person',
    input: nothing,
    output: z.array(z.strictObject({ id: serviceId, name: z.string().max(80), description: z.string().max(2_000) })),
  },
} as const satisfies ApiContract;

export type HubRequest = keyof typeof hubApi;
export type HubInput<Name extends HubRequest> = z.input<(typeof hubApi)[Name]['input']>;
export type HubOutput<Name extends HubRequest> = z.output<(typeof hubApi)[Name]['output']>;
/** What the hub hands in for an answer; it becomes a `HubOutput` by being parsed. */
export type HubReply<Name extends HubRequest> = z.input<(typeof hubApi)[Name]['output']>;

/** How the hub says no to a request (RFC 9457), always with `application/problem+json`. */
export const problem = z.strictObject({
  type: z.literal('about:blank'),
  status: z.int(),
  title: z.string(),
  /** Stable, for machines: `session.unknown`, `sign-in.wrong`, `sign-in.throttled`, `request.invalid`, … */
  code: z.string().max(80),
  details: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
  /** Finds the entry in the hub's log when something broke there. */
  reportId: z.string().optional(),
});
export type Problem = z.infer<typeof problem>;
