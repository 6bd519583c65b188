import { SYNC_PROTOCOL_VERSION } from '#contracts/sync.ts';
import { aLogInput } from '#domain/incident/incident.fixtures.ts';
import type { LogInput } from '#domain/incident/incident.commands.ts';
import { incidentId, supportSessionId } from '#domain/kernel/fields.ts';
import type { SupportSession } from '#domain/remote-support/support-session.record.ts';
import { openLiveStream } from '#platform/any/live-stream.ts';
import { newRecordId } from '#platform/any/new-id.ts';
import { createHmac } from 'node:crypto';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { DeviceSession } from '../../test/support/device-session.ts';
import { enrolDevice } from '../../test/support/device-session.ts';
import { createFoundedDesk } from '../../test/support/founded-desk.ts';
import type { HubSession } from '../../test/support/hub-session.ts';
import { signInOverApi } from '../../test/support/hub-session.ts';
import type { RunHubOptions } from '../../test/support/running-hub.ts';

const MINUTE_MS = 60_000;
const reason = 'The printer, as we said on the phone';
const runFoundedDesk = createFoundedDesk();

/** Mira leads, Tom is on the desk; Vera sits at a computer of hers and has a ticket with Tom. */
async function aDesk(options: RunHubOptions = {}) {
  const clock = { offsetMs: 0 };
  const { desk, origin } = await runFoundedDesk({ ...options, nowMs: () => Date.now() + clock.offsetMs });
  const [mira, tom, vera] = await Promise.all(
    [desk.mira, desk.tom, desk.vera].map(({ login, password }) => signInOverApi(origin, login, password)),
  );
  const veras = await enrolDevice(origin, mira!, { person: desk.vera.person, site: desk.site });
  const incident = await logTicket(tom!, desk.vera.person, { team: desk.team, owner: desk.tom.agent });
  const ask = () => tom!.ask('support.ask', { incident, device: veras.device, reason });
  const sessionOf = async (id: string) => (await mira!.readAll()).get(id) as SupportSession | undefined;
  const joined = async () => {
    const { session } = await ask();
    await veras.issue('support-session.agree', session, {});
    return supportSessionId.parse(session);
  };
  return { origin, desk, clock, mira: mira!, tom: tom!, vera: vera!, veras, incident, ask, sessionOf, joined };
}

type Routing = NonNullable<LogInput['routing']>;

async function logTicket(agent: HubSession, requester: LogInput['requester'], routing: Routing) {
  const incident = incidentId.parse(newRecordId('incident'));
  await agent.issue('incident.log', incident, aLogInput({ requester, number: null, routing }));
  return incident;
}

/** Listens on a device's stream; `heard` resolves with the id of the next session that it tells of. */
async function listenAt(origin: string, { token }: DeviceSession) {
  const leaving = new AbortController();
  onTestFinished(() => leaving.abort());
  const stream = openLiveStream(
    origin,
    { kind: 'hello', protocol: SYNC_PROTOCOL_VERSION, token, cursor: null },
    leaving.signal,
  );
  const upToDate = Promise.withResolvers<void>();
  const heard = Promise.withResolvers<string>();
  void (async () => {
    for (let message = await stream.next(); message !== null; message = await stream.next()) {
      if (message.kind !== 'page') continue;
      stream.send({ kind: 'applied', to: message.page.to });
      const found = message.page.rows.find(({ id }) => id.startsWith('support-session:'));
      if (found !== undefined) heard.resolve(found.id);
      if (message.page.isEnd) upToDate.resolve();
    }
  })();
  await upToDate.promise;
  return { heard: heard.promise };
}

describe('an agent who asks from a ticket (RMT-1)', () => {
  test('is heard at the computer within a second, with name, ticket and what for (C5)', async () => {
    const { origin, desk, veras, incident, ask, sessionOf } = await aDesk();
    const { heard } = await listenAt(origin, veras);
    const { session } = await ask();
    const askedAtMs = performance.now();

    expect(await heard).toBe(session);
    // A second, where nobody else wants the machine.
    expect(performance.now() - askedAtMs).toBeLessThan(15_000);
    expect(await veras.ask('support.current', {})).toMatchObject({
      ok: true,
      value: { id: session, state: 'asked', agentName: desk.tom.name, reason, ticket: { id: incident } },
    });
    await veras.issue('support-session.agree', session, {});
    expect(await sessionOf(session)).toMatchObject({
      state: 'joined',
      origin: 'ticket',
      agent: desk.tom.agent,
      spells: [{ agent: desk.tom.agent, toMs: null }],
    });
  });

  test('hears a no, and can take the question back', async () => {
    const { tom, veras, ask, sessionOf } = await aDesk();
    const refused = await ask();
    await veras.issue('support-session.refuse', refused.session, {});
    const withdrawn = await ask();
    await tom.issue('support-session.end', withdrawn.session, {});

    expect(await sessionOf(refused.session)).toMatchObject({ state: 'ended', endReason: 'refused', endedBy: 'user' });
    expect(await sessionOf(withdrawn.session)).toMatchObject({ endReason: 'withdrawn', endedBy: 'agent' });
    await expect(veras.issue('support-session.agree', withdrawn.session, {})).rejects.toThrow('not-awaited');
  });

  test('who is not answered in a minute is told so, and asks again at once (C2)', async () => {
    const { veras, clock, ask, sessionOf } = await aDesk();
    const first = await ask();
    await expect(ask()).rejects.toThrow('support.busy');

    clock.offsetMs += MINUTE_MS;

    await expect
      .poll(() => sessionOf(first.session))
      .toMatchObject({ state: 'ended', endReason: 'not-answered', endedBy: 'desk' });
    await expect(veras.issue('support-session.agree', first.session, {})).rejects.toThrow('not-awaited');
    expect((await ask()).session).not.toBe(first.session);
  });

  test('overtakes the code that its person waits with, and nobody who is with them', async () => {
    const { mira, veras, incident, ask, sessionOf } = await aDesk();
    const waiting = await veras.ask('support.request', {});
    if (!waiting.ok) throw new Error(waiting.refusal.code);
    const { session } = await ask();
    expect(await sessionOf(waiting.value.session)).toMatchObject({ state: 'ended', endReason: 'superseded' });

    await veras.issue('support-session.agree', session, {});
    const again = mira.ask('support.ask', { incident, device: veras.device, reason });
    await expect(again).rejects.toThrow('support.busy');
  });

  test('asks nobody on a ticket of somebody else’s, and on none that has ended', async () => {
    const { desk, tom, mira, veras, incident } = await aDesk();
    const miras = await logTicket(mira, desk.mira.person, { team: desk.team, owner: desk.mira.agent });
    await expect(tom.ask('support.ask', { incident: miras, device: veras.device, reason })).rejects.toThrow(
      'ticket-of-another',
    );
    await tom.issue('incident.resolve', incident, { resolution: 'It was off.' });
    await expect(tom.ask('support.ask', { incident, device: veras.device, reason })).rejects.toThrow('ticket-ended');
  });
});

describe('somebody without a helper', () => {
  test('gets a code in the portal, shares from the browser, and may object to it afterwards (W15)', async () => {
    const { desk, tom, vera, incident, sessionOf } = await aDesk();
    const { session, code } = await vera.ask('support.share', { incident: null });

    expect(await tom.ask('support.find', { code })).toMatchObject({ device: null, person: { id: desk.vera.person } });
    await tom.ask('support.join', { code, incident });

    expect(await vera.ask('support.current', {})).toMatchObject({ id: session, state: 'joined' });
    expect(await sessionOf(session)).toMatchObject({ origin: 'portal', device: null, person: desk.vera.person });
    expect(await vera.ask('support.past', { incident })).toEqual([]);
    await vera.issue('support-session.end', session, {});
    expect(await vera.ask('support.current', {})).toBeNull();

    await vera.issue('support-session.object', session, {});
    const { joinedAtMs, endedAtMs, objectedAtMs } = (await sessionOf(session))!;
    expect(await vera.ask('support.past', { incident })).toEqual([
      { id: session, agentName: desk.tom.name, joinedAtMs, endedAtMs, objectedAtMs },
    ]);
    expect(objectedAtMs).not.toBeNull();
    expect(await tom.ask('support.past', { incident })).toEqual([]);
  });

  test('asks on a ticket, and an agent takes them without a code', async () => {
    const { desk, tom, mira, vera, incident, sessionOf } = await aDesk();
    const { session } = await vera.ask('support.share', { incident });

    await tom.ask('support.take', { session });

    expect(await sessionOf(session)).toMatchObject({ state: 'joined', incident, agent: desk.tom.agent });
    await expect(mira.ask('support.take', { session })).rejects.toThrow('not-awaited');
  });

  test('is asked in the portal where the agent says so', async () => {
    const { tom, vera, incident } = await aDesk();
    const { session } = await tom.ask('support.ask', { incident, device: null, reason });

    expect(await vera.ask('support.current', {})).toMatchObject({ id: session, state: 'asked', reason });
    await vera.issue('support-session.agree', session, {});
    expect(await vera.ask('support.read', { session })).toMatchObject({ state: 'joined' });
  });

  test('is asked for no help on a ticket of somebody else’s', async () => {
    const { desk, mira, vera } = await aDesk();
    const miras = await logTicket(mira, desk.mira.person, { team: desk.team, owner: desk.mira.agent });
    await expect(vera.ask('support.share', { incident: miras })).rejects.toThrow('ticket-of-another');
  });
});

describe('whoever walks up', () => {
  test('gets a ticket on the way, with the agent who helps (C12)', async () => {
    const { desk, tom, veras, mira, sessionOf } = await aDesk();
    const asked = await veras.ask('support.request', {});
    if (!asked.ok) throw new Error(asked.refusal.code);
    const { code, session } = asked.value;

    await tom.ask('support.join', { code, summary: 'Help at nb-0142' });

    const { incident } = (await sessionOf(session)) ?? { incident: null };
    expect((await mira.readAll()).get(incident ?? '')).toMatchObject({
      summary: 'Help at nb-0142',
      requester: desk.vera.person,
      owner: desk.tom.agent,
      device: veras.device,
    });
  });

  test('is somebody: at a computer that is nobody’s the ticket has to be named', async () => {
    const { origin, mira, tom } = await aDesk();
    const kiosk = await enrolDevice(origin, mira, { person: null, site: null }, 'kiosk');
    const asked = await kiosk.ask('support.request', {});
    if (!asked.ok) throw new Error(asked.refusal.code);

    await expect(tom.ask('support.join', { code: asked.value.code, summary: 'Help' })).rejects.toThrow(
      'person-unknown',
    );
  });
});

describe('a session that is joined', () => {
  test('ends by itself when neither side is there any more', async () => {
    const { veras, clock, joined, sessionOf } = await aDesk();
    const session = await joined();
    clock.offsetMs += 9 * MINUTE_MS;
    await veras.ask('support.read', { session });
    clock.offsetMs += 9 * MINUTE_MS;
    await expect.poll(() => veras.ask('support.read', { session })).toMatchObject({ value: { state: 'joined' } });

    clock.offsetMs += 10 * MINUTE_MS;

    await expect.poll(() => sessionOf(session)).toMatchObject({ endReason: 'silent', endedBy: 'desk' });
  });

  test('is handed over to a colleague, and goes on with both names (W9)', async () => {
    const { desk, tom, mira, veras, joined, sessionOf } = await aDesk();
    const session = await joined();

    await tom.issue('support-session.hand-over', session, { to: desk.mira.agent, stays: true });

    expect(await veras.ask('support.read', { session })).toMatchObject({
      value: { agentName: desk.mira.name, onlookers: [{ id: desk.tom.agent, name: desk.tom.name }] },
    });
    await tom.issue('support-session.leave', session, { agent: desk.tom.agent });
    await mira.issue('support-session.end', session, {});
    expect(await sessionOf(session)).toMatchObject({
      onlookers: [],
      spells: [
        { agent: desk.tom.agent, toMs: expect.any(Number) },
        { agent: desk.mira.agent, toMs: expect.any(Number) },
      ],
    });
  });

  test('is ended by a lead with a reason, and by no colleague (W16)', async () => {
    const { origin, desk, mira, tom, veras, incident, joined, sessionOf } = await aDesk();
    const session = await joined();
    await expect(mira.issue('support-session.end', session, {})).rejects.toThrow('reason-missing');

    await mira.issue('support-session.end', session, { note: 'The line is needed for the clinic' });

    expect(await sessionOf(session)).toMatchObject({
      endedBy: 'lead',
      endReason: 'stopped',
      endNote: 'The line is needed for the clinic',
    });
    const kiosk = await enrolDevice(origin, mira, { person: desk.vera.person, site: null }, 'kiosk');
    const miras = await mira.ask('support.ask', { incident, device: kiosk.device, reason });
    await expect(tom.issue('support-session.end', miras.session, { note: 'No' })).rejects.toThrow('not-permitted');
    expect(await veras.ask('support.read', { session })).toMatchObject({ value: { endedBy: 'lead' } });
  });

  test('tells its agent the key of the computer as it was enrolled, and nobody else', async () => {
    const { mira, tom, joined } = await aDesk();
    const session = await joined();

    expect(await tom.ask('support.partner', { session })).toEqual({ deviceKey: expect.stringMatching(/^MCowBQ/) });
    await expect(mira.ask('support.partner', { session })).rejects.toThrow('session-unknown');
  });
});

describe('relays', () => {
  test('are none where the hub has none: nobody else’s is ever named (S13)', async () => {
    const { tom, joined } = await aDesk();
    expect(await tom.ask('support.relays', { session: await joined() })).toMatchObject({ relays: [] });
  });

  test('are for those who are at a joined session, for ten minutes (S9)', async () => {
    const relay = { urls: ['turn:relay.lindenhof.example:3478'], secret: 'a secret of the two' };
    const { mira, tom, veras, joined } = await aDesk({ relay });
    const session = await joined();
    const before = Date.now();

    const { relays, goodUntilMs } = await tom.ask('support.relays', { session });

    expect(goodUntilMs - before).toBeLessThan(10 * MINUTE_MS + 5_000);
    const { username, credential } = relays[0]!;
    expect(username).toMatch(new RegExp(`^${Math.floor(goodUntilMs / 1_000)}:[0-9a-f]{32}-desk$`));
    expect(credential).toBe(createHmac('sha1', relay.secret).update(username).digest('base64'));
    expect(await veras.ask('support.relays', { session })).toMatchObject({ ok: true });
    await expect(mira.ask('support.relays', { session })).rejects.toThrow('session-unknown');
    await veras.issue('support-session.end', session, {});
    await expect(tom.ask('support.relays', { session })).rejects.toThrow('session-unknown');
  });
});
