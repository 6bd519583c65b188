import { incidentSchema } from '#domain/incident/incident.record.ts';
import { deviceSchema } from '#domain/inventory/device.record.ts';
import { epochMs, incidentId, personId, supportSessionId } from '#domain/kernel/fields.ts';
import { supportSessionSchema } from '#domain/remote-support/support-session.record.ts';
import { personSchema } from '#domain/workforce/person.record.ts';
import { z } from 'zod';
import type { ApiContract } from './api-request.ts';
import { nothing } from './api-request.ts';

/** However it is typed: the hub reads its digits. */
const typedCode = z.string().max(40);

/**
 * Help by a code. A user's helper asks for one and shows it, an agent types what they hear. A code is nine digits, good for
 * five minutes and one session; a device has one at a time. Refusals of both requests that take a code: `support.code-wrong`
 * for whatever is no code that is good now, `support.throttled` with `retryAfterS`.
 */
export const remoteSupportApi = {
  'support.request': {
    path: '/api/support/request',
    access: 'device',
    input: nothing,
    output: z.strictObject({
      session: supportSessionId,
      /** In groups of three, as it is read out: `482 190 735`. */
      code: z.string().max(12),
      awaitedUntilMs: epochMs,
    }),
  },
  /** Who waits with this code. The code stays good. */
  'support.find': {
    path: '/api/support/find',
    access: 'agent',
    input: z.strictObject({ code: typedCode }),
    output: z.strictObject({
      session: supportSessionId,
      device: deviceSchema.pick({ id: true, name: true }),
      person: personSchema.pick({ id: true, name: true }).nullable(),
      awaitedUntilMs: epochMs,
    }),
  },
  /** Uses the code up. The ticket has to be open, and of whoever waits. */
  'support.join': {
    path: '/api/support/join',
    access: 'agent',
    input: z.strictObject({ code: typedCode, incident: incidentId }),
    output: z.strictObject({ session: supportSessionId }),
  },
  /** How it stands, for the device that asked; `support.session-unknown` for every other. */
  'support.read': {
    path: '/api/support/read',
    access: 'device',
    input: z.strictObject({ session: supportSessionId }),
    output: supportSessionSchema
      .pick({ id: true, state: true, awaitedUntilMs: true, joinedAtMs: true, endedAtMs: true, endedBy: true })
      .extend({
        person: personId.nullable(),
        agentName: z.string().max(120).nullable(),
        ticket: incidentSchema.pick({ id: true, number: true, summary: true, loggedAtMs: true }).nullable(),
      }),
  },
} as const satisfies ApiContract;
