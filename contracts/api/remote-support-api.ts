import { incidentSchema } from '#domain/incident/incident.record.ts';
import { deviceSchema } from '#domain/inventory/device.record.ts';
import { agentId, deviceId, epochMs, incidentId, line, personId, supportSessionId } from '#domain/kernel/fields.ts';
import { agentRoles } from '#domain/kernel/principal.ts';
import { chainHead } from '#domain/remote-support/session-entry.ts';
import { sessionFilter } from '#domain/remote-support/session-filter.rules.ts';
import { supportSessionSchema } from '#domain/remote-support/support-session.record.ts';
import { personSchema } from '#domain/workforce/person.record.ts';
import { z } from 'zod';
import { handedCommand, publicKeyText } from '../exchange.ts';
import { MOST_LAN_COMMANDS } from '../lan-session/lan-messages.ts';
import { pushAnswer } from '../sync.ts';
import type { ApiContract } from './api-request.ts';
import { nothing } from './api-request.ts';

/** However it is typed: the hub reads its digits. */
const typedCode = z.string().max(40);
const begun = z.strictObject({ session: supportSessionId, awaitedUntilMs: epochMs });
const requested = begun.extend({
  /** In groups of three, as it is read out: `482 190 735`. */
  code: z.string().max(12),
});
const agentName = z.string().max(120);
const role = z.enum(agentRoles);

/** A session as its user may see it: who asks or helps, and with which ticket. */
const standing = supportSessionSchema
  .pick({
    id: true,
    state: true,
    reason: true,
    awaitedUntilMs: true,
    joinedAtMs: true,
    endedAtMs: true,
    endedBy: true,
    endReason: true,
    endNote: true,
  })
  .extend({
    person: personId.nullable(),
    agent: agentId.nullable(),
    agentName: agentName.nullable(),
    /** What they are on the desk: by it the organisation's policy says what they may ask for (S15). */
    agentRole: role.nullable(),
    onlookers: z.array(z.strictObject({ id: agentId, name: agentName, role: role.exactOptional() })).max(20),
    ticket: incidentSchema.pick({ id: true, number: true, summary: true, loggedAtMs: true }).nullable(),
  });

/** As `RTCIceServer`. */
const relay = z.strictObject({
  urls: z.array(z.string().max(300)).max(10),
  username: z.string().max(200),
  credential: z.string().max(200),
});

/**
 * Help at somebody's computer. It begins in one of three ways:
 *
 * - A user's helper, or their portal page, asks for a code and shows it; an agent types what they hear. A code is nine
 *   digits, good for five minutes and one session; a device has one at a time. Refusals of requests that take a code:
 *   `support.code-wrong` for whatever is no code that is good now, `support.throttled` with `retryAfterS`.
 * - An agent asks from a ticket; the person is asked for a minute where they sit, and says yes or no by command.
 * - A person asks in the portal, on their ticket, and an agent takes them.
 */
export const remoteSupportApi = {
  'support.request': { path: '/api/support/request', access: 'device', input: nothing, output: requested },
  /**
   * The same for somebody without a helper, who will share from the browser: view only. With a ticket of theirs an agent
   * can take them without the code. Refused with `support-session.ticket-ended`, `-ticket-of-another`.
   */
  'support.share': {
    path: '/api/support/share',
    access: 'person',
    input: z.strictObject({ incident: incidentId.nullable() }),
    output: requested,
  },
  /** Who waits with this code. The code stays good. */
  'support.find': {
    path: '/api/support/find',
    access: 'agent',
    input: z.strictObject({ code: typedCode }),
    output: begun.extend({
      /** `null`: they share from a browser. */
      device: deviceSchema.pick({ id: true, name: true }).nullable(),
      person: personSchema.pick({ id: true, name: true }).nullable(),
    }),
  },
  /**
   * Uses the code up. The ticket has to be open, and of whoever waits; where there is none, the hub logs one by the summary
   * (C12), which needs to know who sits there: `support.person-unknown` where nobody knows.
   */
  'support.join': {
    path: '/api/support/join',
    access: 'agent',
    input: z.union([
      z.strictObject({ code: typedCode, incident: incidentId }),
      z.strictObject({ code: typedCode, summary: line(300) }),
    ]),
    output: z.strictObject({ session: supportSessionId }),
  },
  /** Takes somebody who asked on their ticket in the portal; `support-session.not-awaited` when they wait no longer. */
  'support.take': {
    path: '/api/support/take',
    access: 'agent',
    input: z.strictObject({ session: supportSessionId }),
    output: z.strictObject({ session: supportSessionId }),
  },
  /**
   * Asks whoever a ticket is about, on a computer of theirs, or in the portal (`device: null`). What they waited with
   * before is overtaken. Refused with `support.busy` while a session is joined there, or another question is open.
   */
  'support.ask': {
    path: '/api/support/ask',
    access: 'agent',
    input: z.strictObject({ incident: incidentId, device: deviceId.nullable(), reason: line(300) }),
    output: begun,
  },
  /** How it stands, for whoever shares; `support.session-unknown` for everybody else. */
  'support.read': {
    path: '/api/support/read',
    access: 'signed-in',
    input: z.strictObject({ session: supportSessionId }),
    output: standing,
  },
  /** How far what whoever shares wrote down has come: a page that is opened anew goes on from there. Refused as `support.read`. */
  'support.head': {
    path: '/api/support/head',
    access: 'signed-in',
    input: z.strictObject({ session: supportSessionId }),
    output: chainHead.nullable(),
  },
  /** What goes on at this device, or with this person's browser: waiting, asked or joined; `null` when nothing does. */
  'support.current': {
    path: '/api/support/current',
    access: 'signed-in',
    input: nothing,
    output: standing.nullable(),
  },
  /**
   * Help that this person had at their browser on a request of theirs, the latest first, so that they can say afterwards what they
   * did not agree to (W15). Empty for a ticket of anybody else.
   */
  'support.past': {
    path: '/api/support/past',
    access: 'person',
    input: z.strictObject({ incident: incidentId }),
    output: z
      .array(
        supportSessionSchema
          .pick({ id: true, endedAtMs: true, objectedAtMs: true })
          .extend({ agentName: agentName.nullable(), joinedAtMs: epochMs }),
      )
      .max(50),
  },
  /** What an agent at a joined session is to know of the other side; `support.session-unknown` for everybody else. */
  'support.partner': {
    path: '/api/support/partner',
    access: 'agent',
    input: z.strictObject({ session: supportSessionId }),
    output: z.strictObject({
      /** As it was enrolled; `null`: a browser, which has none, or a device that was retired. */
      deviceKey: publicKeyText.nullable(),
    }),
  },
  /**
   * The next part of all that is known of the sessions that fit, for a file (W13): as a table, or as JSON. Parts are put
   * together as they come, until `next` is `null`. Each session is there with what both sides wrote down and signed.
   */
  'support.audit': {
    path: '/api/support/audit',
    access: 'agent',
    input: z.strictObject({
      format: z.enum(['csv', 'json']),
      filter: sessionFilter,
      /** `next` of the part before; `null` to begin. */
      after: supportSessionId.nullable(),
    }),
    output: z.strictObject({ text: z.string(), next: supportSessionId.nullable() }),
  },
  /** The key by which a helper knows consoles of this desk where no hub is: that of their certificates. */
  'support.desk-key': {
    path: '/api/support/desk-key',
    access: 'device',
    input: nothing,
    output: z.strictObject({ hub: publicKeyText }),
  },
  /**
   * An agent and this device have met where no hub was: what has to be here before the device tells of it, as the agent has signed
   * it. Decided as if they had sent it, and once, whoever is here first. Their ticket and the session, and nothing else:
   * `request.invalid`. Answers that refuse by a code that begins with `exchange.` are not kept: they may still send it.
   */
  'support.bring': {
    path: '/api/support/bring',
    access: 'device',
    input: z.strictObject({ commands: z.array(handedCommand).min(1).max(MOST_LAN_COMMANDS) }),
    output: pushAnswer,
  },
  /** Relays for a session that is joined, for those who are at it. Good for ten minutes: ask again for what comes later. */
  'support.relays': {
    path: '/api/support/relays',
    access: 'signed-in',
    input: z.strictObject({ session: supportSessionId }),
    output: z.strictObject({ relays: z.array(relay).max(4), goodUntilMs: epochMs }),
  },
} as const satisfies ApiContract;
