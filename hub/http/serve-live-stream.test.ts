import { once } from 'node:events';
import { SYNC_PROTOCOL_VERSION, hubToClient } from '#contracts/sync.ts';
import { aLogInput } from '#domain/incident/incident.fixtures.ts';
import { incidentId } from '#domain/kernel/fields.ts';
import { newRecordId } from '#platform/any/new-id.ts';
import type { HubToClient } from '#contracts/sync.ts';
import { describe, expect, onTestFinished, test } from 'vitest';
import { WebSocket } from 'ws';
import type { HubSession } from '../../test/support/hub-session.ts';
import { completeSetUp, signInOverApi } from '../../test/support/hub-session.ts';
import type { RunHubOptions } from '../../test/support/running-hub.ts';
import { runHubForTest } from '../../test/support/running-hub.ts';
import { foundSmallDesk } from '../../test/support/small-desk.ts';

/** A WebSocket to the hub, and what it has said so far. */
async function aStream(origin: string, headers: Record<string, string> = {}) {
  const socket = new WebSocket(`${origin.replace('http', 'ws')}/api/sync/stream`, { headers });
  onTestFinished(() => socket.terminate());
  const messages: HubToClient[] = [];
  let wake = Promise.withResolvers<void>();
  socket.on('message', (bytes: Buffer) => {
    const message = hubToClient.parse(JSON.parse(bytes.toString('utf8')));
    // Who is on which ticket has its own tests, and comes at any time.
    if (message.kind !== 'presence') messages.push(message);
    wake.resolve();
  });
  const closed = once(socket, 'close').then(([code]) => Number(code));
  await once(socket, 'open');
  const next = async (): Promise<HubToClient> => {
    while (messages.length === 0) {
      await wake.promise;
      wake = Promise.withResolvers();
    }
    return messages.shift()!;
  };
  const say = (message: object) => socket.send(JSON.stringify(message));
  const hello = (token: string) => say({ kind: 'hello', protocol: SYNC_PROTOCOL_VERSION, token, cursor: null });
  /** The next page, confirmed. */
  const nextPage = async () => {
    const message = await next();
    if (message.kind !== 'page') throw new Error(`A ${message.kind} came instead of a page.`);
    say({ kind: 'applied', to: message.page.to });
    return message.page;
  };
  return { socket, next, nextPage, say, hello, closed };
}

async function aHub(over: RunHubOptions = {}) {
  const hub = await runHubForTest(over);
  const administrator = await completeSetUp(hub.origin, {
    token: hub.setUpToken,
    organisation: 'Lindenhof Clinic',
    site: { code: 'BER', name: 'Berlin', zone: 'Europe/Berlin' },
    administrator: { name: 'Ada Winter', login: 'ada', email: null, password: 'correct horse battery' },
  });
  return { ...hub, administrator };
}

/** A stream that is up to date. */
async function anOpenStream(origin: string, { opened }: HubSession) {
  const stream = await aStream(origin);
  stream.hello(opened.token);
  expect(await stream.next()).toMatchObject({ kind: 'welcome' });
  expect(await stream.nextPage()).toMatchObject({ from: null, isEnd: true });
  return stream;
}

describe('the origin of a page', () => {
  test.each(['https://evil.example', 'http://127.0.0.1:1', 'null', ''])(
    '%j is refused before any message',
    async (origin) => {
      const hub = await runHubForTest();
      const socket = new WebSocket(`${hub.origin.replace('http', 'ws')}/api/sync/stream`, { headers: { origin } });

      const [error] = await once(socket, 'error');

      expect(String(error)).toContain('403');
      expect(hub.logged()).toContain('stream from a foreign origin refused');
    },
  );

  test('of the hub itself, one it was told of, or none at all is let in', async () => {
    const hub = await runHubForTest({ origins: ['https://desk.example.org'] });

    for (const headers of [{ origin: hub.origin }, { origin: 'https://desk.example.org' }, {}]) {
      const { socket } = await aStream(hub.origin, headers);
      expect(socket.readyState).toBe(WebSocket.OPEN);
    }
  });
});

test('after the hello come the desk as it is, and then what changes', async () => {
  const { origin, administrator } = await aHub();
  const stream = await anOpenStream(origin, administrator);

  const person = newRecordId('person');
  await administrator.issue('person.register', person, {
    name: 'Vera Lindqvist',
    login: null,
    emails: [],
    phones: [],
    site: null,
    department: null,
    title: null,
    isVip: false,
    language: 'en',
  });

  const { rows } = await stream.nextPage();
  expect(rows.map(({ record }) => record).toSorted()).toEqual(['journal', 'person']);
});

describe('the stream ends', () => {
  test('at the moment its session is revoked', async () => {
    const { origin, administrator } = await aHub();
    const elsewhere = await signInOverApi(origin, 'ada', 'correct horse battery');
    const stream = await anOpenStream(origin, elsewhere);
    const listed = await administrator.ask('session.list', {});

    await administrator.ask('session.revoke', { id: listed.find(({ isThis }) => !isThis)!.id });

    expect(await stream.next()).toEqual({ kind: 'bye', code: 'session.ended' });
    expect(await stream.closed).toBe(1008);
  });

  test('when its person leaves', async () => {
    const { origin, setUpToken } = await runHubForTest();
    const desk = await foundSmallDesk(origin, setUpToken);
    const stream = await anOpenStream(origin, await signInOverApi(origin, desk.vera.login, desk.vera.password));

    await desk.administrator.issue('person.deactivate', desk.vera.person, {});

    expect(await stream.next()).toEqual({ kind: 'bye', code: 'session.ended' });
  });

  test('for a token of nobody, and for another protocol', async () => {
    const { origin, administrator } = await aHub();
    const [stranger, older] = [await aStream(origin), await aStream(origin)];

    stranger.hello('nobody');
    const { token } = administrator.opened;
    older.say({ kind: 'hello', protocol: 99, token, cursor: null });

    expect(await stranger.next()).toEqual({ kind: 'bye', code: 'session.ended' });
    expect(await older.next()).toEqual({ kind: 'bye', code: 'protocol.unknown' });
  });

  test('when the hub stops, which does not wait for anybody', async () => {
    const { origin, administrator, stop } = await aHub();
    const stream = await anOpenStream(origin, administrator);
    const silent = await aStream(origin);
    silent.socket.pause();

    await stop();

    expect(await stream.next()).toEqual({ kind: 'bye', code: 'hub.stopping' });
    expect(await stream.closed).toBe(1001);
  });

  test('when a message is longer than any that fits', async () => {
    const { origin } = await aHub();
    const stream = await aStream(origin);

    stream.say({ kind: 'hello', token: 'x'.repeat(200_000) });

    expect(await stream.closed).toBe(1009);
  });

  test('when somebody says much before they have said who they are', async () => {
    const { origin } = await aHub();
    const stream = await aStream(origin);

    stream.say({ kind: 'hello', token: 'x'.repeat(5_000) });

    expect(await stream.closed).toBe(1008);
  });
});

test('a person who becomes an agent begins anew with the desk, and goes on without it afterwards', async () => {
  const { origin, setUpToken } = await runHubForTest();
  const desk = await foundSmallDesk(origin, setUpToken);
  const stream = await anOpenStream(origin, await signInOverApi(origin, desk.vera.login, desk.vera.password));
  const agent = newRecordId('agent');

  await desk.administrator.issue('agent.appoint', agent, {
    person: desk.vera.person,
    role: 'agent',
    teams: [desk.team],
  });
  const asAgent = await stream.nextPage();
  await desk.administrator.issue('agent.release', agent, {});
  const asPerson = await stream.nextPage();

  expect(asAgent.from).toBeNull();
  expect(asAgent.rows.map(({ record }) => record)).toContain('team');
  expect(asPerson.from).toEqual(asAgent.to);
  expect(asPerson.to.scopes).toBe(`everyone ${desk.vera.person}`);
  expect(asPerson.rows.map(({ record }) => record)).not.toContain('team');
});

test('fifty clients hear of one change, and each of it once', async () => {
  const { origin, setUpToken } = await runHubForTest();
  const desk = await foundSmallDesk(origin, setUpToken);
  const mira = await signInOverApi(origin, desk.mira.login, desk.mira.password);
  const streams = await Promise.all(Array.from({ length: 50 }, () => anOpenStream(origin, mira)));
  const id = incidentId.parse(newRecordId('incident'));
  const input = { ...aLogInput(), requester: desk.vera.person, number: null, routing: null };

  await mira.issue('incident.log', id, input);

  const pages = await Promise.all(streams.map((stream) => stream.nextPage()));
  expect(pages.every(({ rows }) => rows.filter((row) => row.id === id).length === 1)).toBe(true);
});
