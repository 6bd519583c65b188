import { describe, expect, test } from 'vitest';
import { aDevice } from '../inventory/inventory.fixtures.ts';
import { agentId, deviceId, epochMs, incidentId, serviceId, siteId, teamId } from '../kernel/fields.ts';
import { aContext, anAgentPrincipal, vera } from '../kernel/kernel.fixtures.ts';
import { aService } from '../service-catalogue/service-catalogue.fixtures.ts';
import { anAgent, aPerson, aTeam } from '../workforce/workforce.fixtures.ts';
import {
  acceptIncident,
  attachToIncident,
  claimIncident,
  closeIncident,
  declineIncident,
  incidentCommands,
  logIncident,
  noteOnIncident,
  offerIncident,
  reopenIncident,
  replyOnIncident,
  resolveIncident,
  resumeIncident,
  suspendIncident,
  withdrawOffer,
} from './incident.commands.ts';
import { categoriseIncident } from './field.commands.ts';
import { aLogInput, anAttachInput, anIncident } from './incident.fixtures.ts';
import { blankIncident } from './incident.record.ts';
import { REOPEN_WINDOW_MS } from './incident.rules.ts';

const tom = anAgentPrincipal({ id: agentId.parse('agent:tom') });
const byTom = aContext({ principal: tom });
const desk = [aPerson(), anAgent(), aTeam(), aService(), aDevice()];
const blank = blankIncident(incidentId.parse('incident:1'));
const offeredToTom = anIncident({
  offer: {
    to: agentId.parse('agent:tom'),
    by: agentId.parse('agent:mira'),
    team: teamId.parse('team:network'),
    atMs: epochMs.parse(3_000),
  },
});
const resolved = anIncident({ state: 'resolved', resolvedAtMs: epochMs.parse(3_000) });
const pending = anIncident({
  state: 'pending',
  pending: { reason: 'waiting-customer', sinceMs: epochMs.parse(3_000), untilMs: null },
});

function refusalOf(outcome: { readonly ok: boolean; readonly refusal?: { readonly code: string } }): string | null {
  return outcome.ok ? null : (outcome.refusal?.code ?? null);
}

describe('logging (INC-1, INC-2)', () => {
  test('an agent owns what they log and has begun it; priority and site are filled in', () => {
    const outcome = logIncident(
      blank,
      aLogInput({ impact: 'business-halted', urgency: 'high' }),
      aContext({ records: desk }),
    );

    expect(outcome).toMatchObject({
      ok: true,
      value: {
        state: 'in-progress',
        owner: 'agent:mira',
        priority: 'p1',
        site: 'site:berlin',
        awaitingReplySinceMs: null,
      },
    });
  });

  test('what a requester logs waits for the desk from that moment', () => {
    const outcome = logIncident(blank, aLogInput({ channel: 'portal' }), aContext({ principal: vera, records: desk }));

    expect(outcome).toMatchObject({ ok: true, value: { state: 'logged', awaitingReplySinceMs: 9_000 } });
  });

  test('the site of the call wins over the one the requester usually sits at', () => {
    const outcome = logIncident(blank, aLogInput({ site: siteId.parse('site:oslo') }), aContext({ records: desk }));

    expect(outcome).toMatchObject({ ok: true, value: { site: 'site:oslo' } });
  });

  test('nothing is logged that nobody owns (OWN-1)', () => {
    expect(refusalOf(logIncident(blank, aLogInput({ routing: null }), aContext({ records: desk })))).toBe(
      'incident.unrouted',
    );
    const released = [aPerson(), aTeam(), anAgent({ isActive: false })];
    expect(refusalOf(logIncident(blank, aLogInput(), aContext({ records: released })))).toBe('incident.owner-unknown');
  });

  test.each([
    [{ device: deviceId.parse('device:gone') }, 'incident.device-unknown'],
    [{ service: serviceId.parse('service:gone') }, 'incident.service-unknown'],
    [{ routing: { team: teamId.parse('team:gone'), owner: agentId.parse('agent:mira') } }, 'incident.team-unknown'],
  ])('%j points at nothing and is refused by name', (over, code) => {
    expect(refusalOf(logIncident(blank, aLogInput(over), aContext({ records: desk })))).toBe(code);
  });

  test('a requester the desk does not know is refused', () => {
    expect(refusalOf(logIncident(blank, aLogInput(), aContext()))).toBe('incident.requester-unknown');
  });
});

test('categorising sets the priority by impact and urgency', () => {
  const input = { category: 'Account', service: null, impact: 'business-interrupted', urgency: 'high' } as const;
  expect(categoriseIncident(anIncident(), input, aContext())).toMatchObject({
    ok: true,
    value: { category: 'Account', priority: 'p2' },
  });
});

describe('handing over (OWN-1)', () => {
  const toTom = { to: agentId.parse('agent:tom'), team: teamId.parse('team:network'), note: null };
  const tomIsThere = aContext({ records: [anAgent({ id: agentId.parse('agent:tom') })] });

  test('an offer leaves the owner accountable', () => {
    expect(offerIncident(anIncident(), toTom, tomIsThere)).toMatchObject({
      ok: true,
      value: { owner: 'agent:mira', team: 'team:firstline', offer: { to: 'agent:tom', by: 'agent:mira' } },
    });
  });

  test('acceptance moves owner and queue in one step', () => {
    expect(acceptIncident(offeredToTom, {}, byTom)).toMatchObject({
      ok: true,
      value: { owner: 'agent:tom', team: 'team:network', offer: null, state: 'in-progress' },
    });
  });

  test('only the one it was offered to accepts or declines', () => {
    expect(refusalOf(acceptIncident(offeredToTom, {}, aContext()))).toBe('incident.not-offered-to-you');
    expect(refusalOf(declineIncident(offeredToTom, { reason: 'Not mine.' }, aContext()))).toBe(
      'incident.not-offered-to-you',
    );
    expect(refusalOf(acceptIncident(anIncident(), {}, byTom))).toBe('incident.not-offered-to-you');
  });

  test('declining and withdrawing leave everything with the owner', () => {
    const kept = { ok: true, value: { owner: 'agent:mira', team: 'team:firstline', offer: null } };
    expect(declineIncident(offeredToTom, { reason: 'On leave.' }, byTom)).toMatchObject(kept);
    expect(withdrawOffer(offeredToTom, {}, aContext())).toMatchObject(kept);
    expect(refusalOf(withdrawOffer(anIncident(), {}, aContext()))).toBe('incident.no-offer');
  });

  test('nobody is offered what they own, and nobody who left the desk is offered anything', () => {
    const toMira = { ...toTom, to: agentId.parse('agent:mira') };
    expect(refusalOf(offerIncident(anIncident(), toMira, aContext({ records: [anAgent()] })))).toBe(
      'incident.owned-already',
    );
    expect(refusalOf(offerIncident(anIncident(), toTom, aContext()))).toBe('incident.agent-unavailable');
  });

  test('what nobody has begun can be claimed, what somebody works on cannot', () => {
    const claim = { team: teamId.parse('team:network') };
    expect(claimIncident(anIncident({ state: 'logged' }), claim, byTom)).toMatchObject({
      ok: true,
      value: { owner: 'agent:tom', team: 'team:network', state: 'in-progress' },
    });
    expect(refusalOf(claimIncident(anIncident(), claim, byTom))).toBe('incident.begun-already');
  });
});

describe('speaking', () => {
  test('a note changes nothing but the time of the last change', () => {
    expect(noteOnIncident(anIncident(), { text: 'Called back.' }, aContext())).toEqual({
      ok: true,
      value: anIncident({ changedAtMs: epochMs.parse(9_000) }),
    });
  });

  test("an agent's reply begins the work and answers the requester", () => {
    const waits = anIncident({ state: 'logged', awaitingReplySinceMs: epochMs.parse(2_000) });
    expect(replyOnIncident(waits, { text: 'We are on it.' }, aContext())).toMatchObject({
      ok: true,
      value: { state: 'in-progress', awaitingReplySinceMs: null },
    });
  });

  test("a requester's reply ends the wait for them and starts theirs (SLA-6)", () => {
    expect(replyOnIncident(pending, { text: 'Here it is.' }, aContext({ principal: vera }))).toMatchObject({
      ok: true,
      value: { state: 'in-progress', pending: null, awaitingReplySinceMs: 9_000 },
    });
  });

  test("a requester's second reply does not make their wait look shorter", () => {
    const waits = anIncident({ awaitingReplySinceMs: epochMs.parse(2_000) });
    expect(replyOnIncident(waits, { text: 'Hello?' }, aContext({ principal: vera }))).toMatchObject({
      ok: true,
      value: { awaitingReplySinceMs: 2_000 },
    });
  });

  test('a wait for somebody else goes on when the requester speaks', () => {
    const vendor = anIncident({ state: 'pending', pending: { ...pending.pending!, reason: 'waiting-vendor' } });
    expect(replyOnIncident(vendor, { text: 'Any news?' }, aContext({ principal: vera }))).toMatchObject({
      ok: true,
      value: { state: 'pending', pending: { reason: 'waiting-vendor' } },
    });
  });

  test('nobody replies to what is closed', () => {
    expect(refusalOf(replyOnIncident(anIncident({ state: 'closed' }), { text: 'Hi' }, aContext()))).toBe(
      'incident.closed',
    );
  });
});

describe('waiting (SLA-6)', () => {
  const forCustomer = { reason: 'waiting-customer', untilMs: null, note: null } as const;

  test('a wait has a reason and a beginning, and can be ended', () => {
    expect(suspendIncident(anIncident(), forCustomer, aContext())).toMatchObject({
      ok: true,
      value: { state: 'pending', pending: { reason: 'waiting-customer', sinceMs: 9_000 } },
    });
    expect(resumeIncident(pending, {}, aContext())).toMatchObject({
      ok: true,
      value: { state: 'in-progress', pending: null },
    });
    expect(refusalOf(resumeIncident(anIncident(), {}, aContext()))).toBe('incident.not-pending');
    expect(refusalOf(suspendIncident(pending, forCustomer, aContext()))).toBe('incident.pending-already');
  });

  test('nobody waits for a requester who waits for us, unless the note answers them', () => {
    const unanswered = anIncident({ awaitingReplySinceMs: epochMs.parse(2_000) });
    expect(refusalOf(suspendIncident(unanswered, forCustomer, aContext()))).toBe('incident.requester-unanswered');
    expect(suspendIncident(unanswered, { ...forCustomer, note: 'Which room are you in?' }, aContext())).toMatchObject({
      ok: true,
      value: { state: 'pending', awaitingReplySinceMs: null },
    });
  });

  test('an agreed date is a date', () => {
    expect(refusalOf(suspendIncident(anIncident(), { ...forCustomer, reason: 'agreed-date' }, aContext()))).toBe(
      'incident.date-missing',
    );
  });
});

describe('ending', () => {
  const solution = { resolution: 'Renewed the certificate.' };

  test('resolving ends offers and waits and keeps the owner', () => {
    expect(resolveIncident(offeredToTom, solution, aContext())).toMatchObject({
      ok: true,
      value: { state: 'resolved', offer: null, pending: null, owner: 'agent:mira', resolvedAtMs: 9_000 },
    });
  });

  test.each(['resolved', 'closed'] as const)('what is %s already takes no more work', (state) => {
    const ended = anIncident({ state });
    const input = { category: null, service: null, impact: 'user-affected', urgency: 'low' } as const;
    const toTom = { to: agentId.parse('agent:tom'), team: teamId.parse('team:network'), note: null };
    expect(
      [
        resolveIncident(ended, solution, aContext()),
        categoriseIncident(ended, input, aContext()),
        suspendIncident(ended, { reason: 'waiting-parts', untilMs: null, note: null }, aContext()),
        offerIncident(ended, toTom, aContext()),
        acceptIncident(ended, {}, aContext()),
      ].map(refusalOf),
    ).toEqual(Array.from({ length: 5 }, () => 'incident.already-ended'));
  });

  test('a resolved incident is reopened within its window and counts it (SLA-9)', () => {
    expect(reopenIncident(resolved, { reason: 'Again.' }, aContext({ principal: vera }))).toMatchObject({
      ok: true,
      value: { state: 'in-progress', reopenCount: 1, resolvedAtMs: null, awaitingReplySinceMs: 9_000 },
    });
    const late = aContext({ nowMs: 3_001 + REOPEN_WINDOW_MS });
    expect(refusalOf(reopenIncident(resolved, { reason: 'Again.' }, late))).toBe('incident.reopen-window-over');
    expect(refusalOf(reopenIncident(anIncident(), { reason: 'Again.' }, aContext()))).toBe('incident.not-resolved');
  });

  test('only what is resolved is closed', () => {
    expect(closeIncident(resolved, {}, aContext())).toMatchObject({ ok: true, value: { state: 'closed' } });
    expect(refusalOf(closeIncident(anIncident(), {}, aContext()))).toBe('incident.not-resolved');
  });
});

describe('attaching files (INC-4)', () => {
  test('for both sides is a reply: an agent begins the work, a requester waits for us from then on', () => {
    const logged = anIncident({ state: 'logged', awaitingReplySinceMs: epochMs.parse(3_000) });
    const byVera = aContext({ principal: vera });

    expect(attachToIncident(logged, anAttachInput(), aContext())).toMatchObject({
      ok: true,
      value: { state: 'in-progress', awaitingReplySinceMs: null, changedAtMs: 9_000 },
    });
    expect(attachToIncident(pending, anAttachInput(), byVera)).toMatchObject({
      ok: true,
      value: { state: 'in-progress', pending: null, awaitingReplySinceMs: 9_000 },
    });
  });

  test('for the desk is a note: nothing moves, and it may still be done after the end', () => {
    const forDesk = anAttachInput({ audience: 'desk' });
    const closed = anIncident({ state: 'closed' });

    for (const before of [pending, closed]) {
      expect(attachToIncident(before, forDesk, aContext())).toEqual({
        ok: true,
        value: { ...before, changedAtMs: 9_000 },
      });
    }
    expect(refusalOf(attachToIncident(closed, anAttachInput(), aContext()))).toBe('incident.closed');
  });

  test('leaves a line for those who were chosen to see it', () => {
    const attach = incidentCommands['incident.attach'];
    const audiences = [anAttachInput(), anAttachInput({ audience: 'desk' })].map((input) => attach.audienceOf(input));

    expect(audiences).toEqual(['readers', 'desk']);
  });
});
