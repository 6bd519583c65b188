import { describe, expect, test } from 'vitest';
import { anIncident } from '../incident/incident.fixtures.ts';
import { aDevice } from '../inventory/inventory.fixtures.ts';
import { agentId, deviceId, epochMs, incidentId, personId, supportSessionId } from '../kernel/fields.ts';
import { aContext, anAgentPrincipal, vera, verasDevice } from '../kernel/kernel.fixtures.ts';
import { deskItself } from '../kernel/principal.ts';
import { anAgent } from '../workforce/workforce.fixtures.ts';
import { endSupport } from './end-session.ts';
import { joinSupport, requestSupport } from './remote-support.commands.ts';
import { aJoinedSession, aSupportSession } from './remote-support.fixtures.ts';
import { supportSessionPolicy } from './remote-support.policy.ts';
import { blankSupportSession } from './support-session.record.ts';
import { isAwaited } from './support-session.rules.ts';

const device = aDevice();
const incident = anIncident();
const mira = anAgent({ id: agentId.parse('agent:mira') });
const joining = { agent: mira.id, incident: incident.id };
const onDesk = (over: Parameters<typeof aContext>[0] = {}) =>
  aContext({ principal: deskItself, records: [device, incident, mira], ...over });

describe('asking for help (RMT-1)', () => {
  test('names the computer and whose it is, and waits for five minutes (S1)', () => {
    const blank = blankSupportSession(supportSessionId.parse('support-session:one'));

    const outcome = requestSupport(blank, { device: device.id }, onDesk());

    expect(outcome).toMatchObject({
      ok: true,
      value: { state: 'waiting', device: device.id, person: device.person, awaitedUntilMs: 309_000 },
    });
    expect(outcome.ok && isAwaited(outcome.value, epochMs.parse(308_999))).toBe(true);
    expect(outcome.ok && isAwaited(outcome.value, epochMs.parse(309_000))).toBe(false);
  });

  test('is refused for a computer nobody knows', () => {
    const blank = blankSupportSession(supportSessionId.parse('support-session:one'));
    const outcome = requestSupport(blank, { device: deviceId.parse('device:other') }, onDesk());
    expect(outcome).toEqual({ ok: false, refusal: { code: 'support-session.device-unknown' } });
  });
});

describe('joining', () => {
  test('says who helps and with which ticket (C12)', () => {
    expect(joinSupport(aSupportSession(), joining, onDesk())).toMatchObject({
      ok: true,
      value: { state: 'joined', agent: mira.id, incident: incident.id, joinedAtMs: 9_000 },
    });
  });

  test.each([
    ['that has lapsed', aSupportSession({ awaitedUntilMs: epochMs.parse(9_000) })],
    ['that somebody has joined', aJoinedSession()],
    ['that was ended', aSupportSession({ state: 'ended' })],
  ])('a session %s is refused', (_case, session) => {
    expect(joinSupport(session, joining, onDesk())).toEqual({
      ok: false,
      refusal: { code: 'support-session.not-awaited' },
    });
  });

  test('needs a ticket that is open, and theirs', () => {
    const ended = anIncident({ state: 'closed' });
    const another = anIncident({ requester: personId.parse('person:mira') });
    const missing = { ...joining, incident: incidentId.parse('incident:none') };

    const refusals = [
      joinSupport(aSupportSession(), joining, onDesk({ records: [ended, mira] })),
      joinSupport(aSupportSession(), missing, onDesk()),
      joinSupport(aSupportSession(), joining, onDesk({ records: [another, mira] })),
    ].map((outcome) => (outcome.ok ? 'accepted' : outcome.refusal.code));

    expect(refusals).toEqual([
      'support-session.ticket-ended',
      'support-session.ticket-ended',
      'support-session.ticket-of-another',
    ]);
  });

  test('a computer that is nobody’s may be helped on anybody’s ticket', () => {
    expect(joinSupport(aSupportSession({ person: null }), joining, onDesk()).ok).toBe(true);
  });

  test('is for agents who work on the desk', () => {
    const gone = anAgent({ id: mira.id, isActive: false });
    expect(joinSupport(aSupportSession(), joining, onDesk({ records: [incident, gone] }))).toMatchObject({
      refusal: { code: 'support-session.agent-unavailable' },
    });
  });
});

test('both sides end it, once, and it is known who did', () => {
  const byUser = endSupport(aJoinedSession(), {}, aContext({ principal: verasDevice }));
  const byAgent = endSupport(aJoinedSession(), {}, aContext());

  expect([byUser, byAgent]).toMatchObject([
    { value: { state: 'ended', endedBy: 'user', endedAtMs: 9_000 } },
    { value: { state: 'ended', endedBy: 'agent' } },
  ]);
  expect(byUser.ok && endSupport(byUser.value, {}, aContext())).toEqual({
    ok: false,
    refusal: { code: 'support-session.ended-already' },
  });
});

test('nobody but the hub asks or joins, and no other computer or agent ends it', () => {
  const { mayIssue } = supportSessionPolicy;
  const everybody = [deskItself, anAgentPrincipal(), vera, verasDevice];
  const session = aJoinedSession();
  const otherDevice = { ...verasDevice, id: deviceId.parse('device:other') };
  const otherAgent = anAgentPrincipal({ id: agentId.parse('agent:other') });
  const lead = anAgentPrincipal({ id: agentId.parse('agent:other'), role: 'lead' });

  const who = (may: (issuer: (typeof everybody)[number]) => boolean) => everybody.map(may);
  expect(who((one) => mayIssue['support-session.request'](one, session, { device: device.id }))).toEqual([
    true,
    false,
    false,
    false,
  ]);
  expect(who((one) => mayIssue['support-session.join'](one, session, joining))).toEqual([true, false, false, false]);
  expect(who((one) => mayIssue['support-session.end'](one, session, {}))).toEqual([false, true, false, true]);
  expect([otherDevice, otherAgent, lead].map((one) => mayIssue['support-session.end'](one, session, {}))).toEqual([
    false,
    false,
    true,
  ]);
});
