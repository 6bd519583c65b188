import { agentId, deviceId, epochMs, incidentId, personId, supportSessionId } from '../kernel/fields.ts';
import type { SupportSession } from './support-session.record.ts';
import { blankSupportSession, supportSessionSchema } from './support-session.record.ts';

/** Vera waits at her notebook, with a code that is good until five minutes past the epoch. */
export function aSupportSession(over: Partial<SupportSession> = {}): SupportSession {
  return supportSessionSchema.parse({
    ...blankSupportSession(supportSessionId.parse('support-session:one')),
    device: deviceId.parse('device:nb0142'),
    person: personId.parse('person:vera'),
    awaitedUntilMs: epochMs.parse(301_000),
    requestedAtMs: epochMs.parse(1_000),
    changedAtMs: epochMs.parse(1_000),
    ...over,
  });
}

/** The same with Mira, who has joined on a ticket. */
export function aJoinedSession(over: Partial<SupportSession> = {}): SupportSession {
  return aSupportSession({
    state: 'joined',
    agent: agentId.parse('agent:mira'),
    incident: incidentId.parse('incident:one'),
    joinedAtMs: epochMs.parse(2_000),
    ...over,
  });
}
