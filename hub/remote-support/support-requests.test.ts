import { incidentId, personId } from '#domain/kernel/fields.ts';
import { newRecordId } from '#platform/any/new-id.ts';
import { describe, expect, test } from 'vitest';
import { enrolDevice } from '../../test/support/device-session.ts';
import { createFoundedDesk } from '../../test/support/founded-desk.ts';
import type { HubSession } from '../../test/support/hub-session.ts';
import { signInOverApi } from '../../test/support/hub-session.ts';

const MINUTE_MS = 60_000;
const runFoundedDesk = createFoundedDesk();

async function aDesk() {
  const clock = { offsetMs: 0 };
  const { desk, ...hub } = await runFoundedDesk({ nowMs: () => Date.now() + clock.offsetMs });
  const mira = await signInOverApi(hub.origin, desk.mira.login, desk.mira.password);
  const tom = await signInOverApi(hub.origin, desk.tom.login, desk.tom.password);
  const veras = await enrolDevice(hub.origin, mira, { person: desk.vera.person, site: desk.site });
  const ticketOf = async (requester: string) => await logTicket(mira, requester, desk);
  const codeOf = async (device = veras) => {
    const asked = await device.ask('support.request', {});
    if (!asked.ok) throw new Error(asked.refusal.code);
    return asked.value;
  };
  return { ...hub, desk, clock, mira, tom, veras, ticketOf, codeOf };
}

async function logTicket(
  agent: HubSession,
  requester: string,
  { team, mira }: Awaited<ReturnType<typeof runFoundedDesk>>['desk'],
) {
  const incident = incidentId.parse(newRecordId('incident'));
  await agent.issue('incident.log', incident, {
    summary: 'The printer says that it is offline',
    description: null,
    channel: 'phone',
    requester: personId.parse(requester),
    device: null,
    service: null,
    site: null,
    category: null,
    impact: 'user-affected',
    urgency: 'medium',
    number: null,
    routing: { team, owner: mira.agent },
  });
  return incident;
}

const codeWrong = 'support.code-wrong';

describe('help by a code (RMT-1)', () => {
  test('brings the agent who was told the code to the computer it was asked on', async () => {
    const { desk, mira, veras, ticketOf, codeOf } = await aDesk();
    const { session, code, awaitedUntilMs } = await codeOf();
    expect(code).toMatch(/^\d{3} \d{3} \d{3}$/);

    const found = await mira.ask('support.find', { code: code.replaceAll(' ', '-') });
    expect(found).toEqual({
      session,
      awaitedUntilMs,
      device: { id: veras.device, name: 'nb-0142' },
      person: { id: desk.vera.person, name: desk.vera.name },
    });
    const incident = await ticketOf(desk.vera.person);
    expect(await mira.ask('support.join', { code, incident })).toEqual({ session });

    expect(await veras.ask('support.read', { session })).toMatchObject({
      ok: true,
      value: {
        state: 'joined',
        agentName: desk.mira.name,
        ticket: { id: incident, summary: expect.stringContaining('printer') },
      },
    });
    expect((await mira.readAll()).get(session)).toMatchObject({ state: 'joined', agent: desk.mira.agent, incident });
  });

  test('is ended at the computer, and then nobody joins it again', async () => {
    const { desk, mira, tom, veras, ticketOf, codeOf } = await aDesk();
    const { session, code } = await codeOf();
    const incident = await ticketOf(desk.vera.person);
    await mira.ask('support.join', { code, incident });

    await veras.issue('support-session.end', session, {});

    expect((await tom.readAll()).get(session)).toMatchObject({ state: 'ended', endedBy: 'user' });
    await expect(tom.ask('support.join', { code, incident })).rejects.toThrow(codeWrong);
  });
});

describe('a code', () => {
  test('is good for one session (S1)', async () => {
    const { desk, mira, tom, ticketOf, codeOf } = await aDesk();
    const { code } = await codeOf();
    const incident = await ticketOf(desk.vera.person);
    const joins = await Promise.allSettled([mira, tom].map((agent) => agent.ask('support.join', { code, incident })));

    expect(joins.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    await expect(mira.ask('support.find', { code })).rejects.toThrow(codeWrong);
  });

  test('is good for five minutes (S1)', async () => {
    const { mira, clock, codeOf } = await aDesk();
    const { code } = await codeOf();

    clock.offsetMs = 5 * MINUTE_MS;

    await expect(mira.ask('support.find', { code })).rejects.toThrow(codeWrong);
  });

  test('is replaced by the next one of the same computer', async () => {
    const { mira, codeOf } = await aDesk();
    const first = await codeOf();
    const second = await codeOf();

    await expect(mira.ask('support.find', { code: first.code })).rejects.toThrow(codeWrong);
    expect((await mira.ask('support.find', { code: second.code })).session).toBe(second.session);
  });

  test('stays good when the ticket was the wrong one (C12)', async () => {
    const { desk, mira, ticketOf, codeOf } = await aDesk();
    const { code, session } = await codeOf();
    const toms = await ticketOf((await personOf(mira, desk.tom.agent)) ?? '');

    await expect(mira.ask('support.join', { code, incident: toms })).rejects.toThrow('ticket-of-another');

    const incident = await ticketOf(desk.vera.person);
    expect(await mira.ask('support.join', { code, incident })).toEqual({ session });
  });

  test('cannot be found by trying (S2)', async () => {
    const { mira, tom, codeOf } = await aDesk();
    const { code } = await codeOf();
    for (let guesses = 0; guesses < 6; guesses += 1) {
      await expect(mira.ask('support.find', { code: `10000000${guesses}` })).rejects.toThrow(codeWrong);
    }

    await expect(mira.ask('support.find', { code })).rejects.toThrow('support.throttled');
    // A colleague in the same office is not made to wait for it.
    expect(await tom.ask('support.find', { code })).toBeDefined();
  });

  test.each(['', '12', 'a code', '1234567890'])('is not what somebody typed as “%s”', async (code) => {
    const { mira } = await aDesk();
    await expect(mira.ask('support.find', { code })).rejects.toThrow(codeWrong);
  });

  test('stands neither in the log nor, as it is, in the store', async () => {
    const { logged, codeOf } = await aDesk();
    const { code } = await codeOf();

    expect(logged()).toContain('help asked for');
    expect(logged()).not.toContain(code);
    expect(logged()).not.toContain(code.replaceAll(' ', ''));
  });
});

test('nobody but its own computer reads how a session stands, and nobody else asks', async () => {
  const { origin, desk, mira, codeOf } = await aDesk();
  const { session } = await codeOf();
  const other = await enrolDevice(origin, mira, { person: null, site: null }, 'kiosk');

  const unknown = { ok: false, refusal: { code: 'support.session-unknown' } };
  expect(await other.ask('support.read', { session })).toEqual(unknown);
  expect(await other.ask('support.head', { session })).toEqual(unknown);
  await expect(other.issue('support-session.end', session, {})).rejects.toThrow('command.not-permitted');
  const vera = await signInOverApi(origin, desk.vera.login, desk.vera.password);
  await expect(vera.ask('support.find', { code: '123 456 789' })).rejects.toThrow('request.not-permitted');
  await expect(mira.ask('support.request', {})).rejects.toThrow('request.not-permitted');
});

test('an agent cannot join past the code', async () => {
  const { desk, mira, ticketOf, codeOf } = await aDesk();
  const { session } = await codeOf();
  const incident = await ticketOf(desk.vera.person);

  await expect(mira.issue('support-session.join', session, { agent: desk.mira.agent, incident })).rejects.toThrow(
    'command.not-permitted',
  );
});

async function personOf(session: HubSession, agent: string): Promise<string | undefined> {
  const found = (await session.readAll()).get(agent);
  return found !== undefined && 'person' in found ? String(found.person) : undefined;
}
