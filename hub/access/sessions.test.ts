import { deviceId, personId } from '#domain/kernel/fields.ts';
import { deskItself } from '#domain/kernel/principal.ts';
import { describe, expect, test } from 'vitest';
import { deskCommand, foundDesk, gateOn } from '../../test/support/desk-on-store.ts';
import { sqliteUnderTest } from '../../test/support/fresh-store.ts';
import { createSessions, greetingOf } from './sessions.ts';

const DAY_MS = 24 * 3_600_000;
const mira = personId.parse('person:mira');
const vera = personId.parse('person:vera');
const notebook = deviceId.parse('device:nb0142');

async function someSessions() {
  const { store } = await sqliteUnderTest.open();
  const gate = gateOn(store);
  await foundDesk(gate);
  const clock = { nowMs: 1_000 * DAY_MS };
  const sessions = createSessions({ store, nowMs: () => clock.nowMs });
  const issue = async (
    serial: number,
    name: string,
    target: string,
    input: Parameters<typeof deskCommand>[1]['input'],
  ) =>
    expect((await gate.accept(deskItself, [deskCommand(serial, { name, target, input })]))[0]?.kind).toBe('accepted');
  return { store, clock, sessions, issue };
}

describe('who a session belongs to', () => {
  test('an agent while they are on the desk, with the teams and the role of this moment', async () => {
    const { sessions, issue } = await someSessions();
    const { token } = await sessions.open(mira, 'client:a');
    expect(await sessions.signedInBy(token)).toMatchObject({
      name: 'Mira Sandoval',
      principal: { kind: 'agent', id: 'agent:mira', person: mira, role: 'agent', teams: ['team:firstline'] },
    });

    await issue(1, 'agent.reassign', 'agent:mira', { role: 'lead', teams: ['team:firstline'] });
    expect(await sessions.signedInBy(token)).toMatchObject({ principal: { role: 'lead' } });

    await issue(2, 'agent.release', 'agent:mira', {});
    expect(await sessions.signedInBy(token)).toMatchObject({ principal: { kind: 'person', id: mira } });
  });

  test('a person who was appointed again is the agent they are now', async () => {
    const { sessions, issue } = await someSessions();
    const { token } = await sessions.open(mira, 'client:a');
    await issue(1, 'agent.release', 'agent:mira', {});
    await issue(2, 'agent.appoint', 'agent:aagain', { person: mira, role: 'agent', teams: ['team:firstline'] });

    expect(await sessions.signedInBy(token)).toMatchObject({ principal: { kind: 'agent', id: 'agent:aagain' } });
  });

  test('a device, for the person who has it', async () => {
    const { sessions } = await someSessions();
    const { token } = await sessions.open(notebook, notebook);

    expect(await sessions.signedInBy(token)).toMatchObject({
      name: 'nb-0142',
      principal: { kind: 'device', id: notebook, person: vera },
    });
  });

  test('nobody, once the person has left', async () => {
    const { sessions, issue } = await someSessions();
    const { token } = await sessions.open(vera, 'client:a');

    await issue(1, 'person.deactivate', vera, {});

    expect(await sessions.signedInBy(token)).toBeNull();
  });
});

test('a session lasts as long as it is used at least once in thirty days', async () => {
  const { clock, sessions } = await someSessions();
  const { token } = await sessions.open(vera, 'client:a');

  for (let uses = 0; uses < 3; uses += 1) {
    clock.nowMs += 29 * DAY_MS;
    expect(await sessions.signedInBy(token)).not.toBeNull();
  }
  clock.nowMs += 30 * DAY_MS;
  expect(await sessions.signedInBy(token)).toBeNull();
});

test('a device may be offline for fourteen days, and never longer than its session lasts', async () => {
  const { clock, sessions } = await someSessions();
  const { token } = await sessions.open(vera, 'client:a');
  const fresh = await sessions.signedInBy(token);
  expect(greetingOf(fresh!, clock.nowMs).offlineUntilMs).toBe(clock.nowMs + 14 * DAY_MS);

  const almostOver = { ...fresh!, session: { ...fresh!.session, expiresAtMs: clock.nowMs + DAY_MS } };
  expect(greetingOf(almostOver, clock.nowMs).offlineUntilMs).toBe(clock.nowMs + DAY_MS);
});

test('being used is not written down with every request', async () => {
  const { store, clock, sessions } = await someSessions();
  const { token } = await sessions.open(vera, 'client:a');
  const openedAtMs = clock.nowMs;
  const seenAt = async () =>
    (await store.database.selectFrom('session').select('seen_at_ms').executeTakeFirst())?.seen_at_ms;

  clock.nowMs += 59_000;
  await sessions.signedInBy(token);
  expect(await seenAt()).toBe(openedAtMs);
  clock.nowMs += 1_000;
  await sessions.signedInBy(token);
  expect(await seenAt()).toBe(clock.nowMs);
});

test('the store holds no token', async () => {
  const { store, sessions } = await someSessions();
  const { token } = await sessions.open(vera, 'client:a');

  const rows = await store.database.selectFrom('session').selectAll().execute();

  expect(token).toMatch(/^[A-Za-z0-9_-]{43}$/);
  expect(JSON.stringify(rows)).not.toContain(token);
});

describe('ending a session', () => {
  test('ends that one and no other, and is heard at once', async () => {
    const { sessions } = await someSessions();
    const [one, other] = [await sessions.open(vera, 'client:a'), await sessions.open(vera, 'client:b')];
    const heard: string[] = [];
    const stopHearing = sessions.onEnded((id) => heard.push(id));

    expect(await sessions.end(one.id, vera)).toBe(true);
    expect(await sessions.end(one.id, vera)).toBe(false);
    stopHearing();
    await sessions.end('session:none', vera);

    expect(heard).toEqual([one.id]);
    expect(await sessions.signedInBy(one.token)).toBeNull();
    expect(await sessions.signedInBy(other.token)).not.toBeNull();
  });

  test('of somebody else is not possible', async () => {
    const { sessions } = await someSessions();
    const { id, token } = await sessions.open(vera, 'client:a');

    expect(await sessions.end(id, mira)).toBe(false);
    expect(await sessions.signedInBy(token)).not.toBeNull();
  });
});

test('people see where they are signed in', async () => {
  const { clock, sessions } = await someSessions();
  await sessions.open(mira, 'client:elsewhere');
  const phone = await sessions.open(vera, 'client:phone');
  clock.nowMs += 3_600_000;
  const { token, id } = await sessions.open(vera, 'client:desk');

  const signedIn = await sessions.signedInBy(token);

  const moments = { openedAtMs: clock.nowMs, seenAtMs: clock.nowMs };
  expect(await sessions.list(signedIn!)).toEqual([
    { id, device: 'client:desk', isThis: true, ...moments },
    {
      id: phone.id,
      device: 'client:phone',
      isThis: false,
      openedAtMs: clock.nowMs - 3_600_000,
      seenAtMs: clock.nowMs - 3_600_000,
    },
  ]);
});
