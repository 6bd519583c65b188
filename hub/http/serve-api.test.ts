import type { HubRequest } from '#contracts/hub-api.ts';
import { hubApi, problem } from '#contracts/hub-api.ts';
import { Fault } from '#contracts/fault.ts';
import { vera } from '#domain/kernel/kernel.fixtures.ts';
import { personId } from '#domain/kernel/fields.ts';
import { ok } from '#domain/kernel/result.ts';
import type { FastifyInstance } from 'fastify';
import { describe, expect, onTestFinished, test } from 'vitest';
import { createLog } from '../log.ts';
import { createHttpServer } from './http-server.ts';
import type { ApiHandlers } from './serve-api.ts';
import { serveApi } from './serve-api.ts';

/** An API whose requests all break, but for the handlers given. `logged` is what it wrote to its log. */
async function anApi(over: Partial<ApiHandlers> = {}, requestsPerMinute = 1_000) {
  const lines: string[] = [];
  const log = createLog('debug', { write: (line) => lines.push(line) });
  const server = await createHttpServer({
    log,
    requestsPerMinute,
    origins: () => ['http://desk.example'],
    proxies: [],
  });
  const names = Object.keys(hubApi) as HubRequest[];
  const breaking = Object.fromEntries(
    names.map((name) => [
      name,
      async () => {
        throw new Fault('store.unreachable', 'secret detail at 10.0.0.7', { cause: new Error('deeper') });
      },
    ]),
  );
  const session = {
    id: 'session:1',
    token: 'good',
    holder: personId.parse('person:vera'),
    installation: 'client:a',
    expiresAtMs: 1,
  };
  serveApi(server, {
    handlers: { ...(breaking as unknown as ApiHandlers), ...over },
    signedInBy: async (token) => (token === 'good' ? { session, principal: vera, name: 'Vera' } : null),
  });
  onTestFinished(() => server.close());
  return { server, logged: () => lines.join('') };
}

const setUpRead: ApiHandlers['setup.read'] = async () => ok({ needsAdministrator: false, organisation: 'Northwind' });
const renew: ApiHandlers['session.renew'] = async (_nothing, asker) =>
  ok({
    token: 'good',
    principal: asker.principal,
    name: asker.name,
    nowMs: 1,
    expiresAtMs: 2,
    offlineUntilMs: 2,
  });

function post(server: FastifyInstance, url: string, body: object | string = {}, headers: Record<string, string> = {}) {
  const payload = typeof body === 'string' ? body : JSON.stringify(body);
  return server.inject({ method: 'POST', url, payload, headers: { 'content-type': 'application/json', ...headers } });
}

test('a request that fits is answered with JSON that nobody keeps', async () => {
  const { server } = await anApi({ 'setup.read': setUpRead });

  const answer = await post(server, '/api/setup/read');

  expect(answer.statusCode).toBe(200);
  expect(answer.json()).toEqual({ needsAdministrator: false, organisation: 'Northwind' });
  expect(answer.headers['cache-control']).toBe('no-store');
});

describe('what does not fit the contract is a problem by name (RFC 9457)', () => {
  test.each([
    ['a field nobody defined', '{"extra":1}', 400, 'request.invalid'],
    ['no object', '[]', 400, 'request.invalid'],
    ['no JSON', '{', 400, 'request.invalid'],
    ['nothing at all', '', 400, 'request.invalid'],
    ['a prototype', '{"__proto__":{"isAdmin":true}}', 400, 'request.invalid'],
    ['more than a request needs', JSON.stringify({ extra: 'x'.repeat(40_000) }), 413, 'request.too-large'],
  ])('%s', async (_what, body, status, code) => {
    const { server } = await anApi({ 'setup.read': setUpRead });

    const answer = await post(server, '/api/setup/read', body);

    expect(answer.headers['content-type']).toMatch(/^application\/problem\+json/);
    expect(problem.parse(answer.json())).toMatchObject({ status, code });
    expect(answer.statusCode).toBe(status);
  });

  test.each(['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x', 'application/xml'])(
    'a body of the kind %s, which a form on a foreign page could send',
    async (type) => {
      const { server } = await anApi({ 'setup.read': setUpRead });

      const answer = await post(server, '/api/setup/read', '{}', { 'content-type': type });

      expect(answer.json()).toMatchObject({ status: 415, code: 'request.not-json' });
    },
  );

  test('another method: nothing is read or changed by following a link', async () => {
    const { server } = await anApi({ 'setup.read': setUpRead });

    for (const method of ['GET', 'PUT', 'DELETE', 'OPTIONS'] as const) {
      const answer = await server.inject({ method, url: '/api/setup/read' });
      expect(answer.statusCode).toBe(404);
      expect(answer.headers['access-control-allow-origin']).toBeUndefined();
    }
  });

  test('an address that is none', async () => {
    const { server } = await anApi({ 'setup.read': setUpRead });

    expect((await post(server, '/%E0%A4%A')).json()).toMatchObject({ status: 400, code: 'request.invalid' });
  });
});

describe('who asks', () => {
  test.each([
    ['no token', {}],
    ['an unknown token', { authorization: 'Bearer bad' }],
    ['another scheme', { authorization: 'Basic good' }],
    ['a token that is none', { authorization: `Bearer ${'x'.repeat(5_000)}` }],
  ])('with %s is not let in', async (_what, headers) => {
    const { server } = await anApi({ 'session.renew': renew });

    const answer = await post(server, '/api/session/renew', {}, headers);

    expect(answer.json()).toMatchObject({ status: 401, code: 'session.unknown' });
    expect(answer.headers['www-authenticate']).toBe('Bearer');
  });

  test('with a token in the address is not let in: addresses are written down everywhere', async () => {
    const { server } = await anApi({ 'session.renew': renew });

    const answer = await post(server, '/api/session/renew?token=good&authorization=Bearer%20good');

    expect(answer.statusCode).toBe(401);
  });

  test('is known to the handler', async () => {
    const { server } = await anApi({ 'session.renew': renew });

    const answer = await post(server, '/api/session/renew', {}, { authorization: 'bearer good' });

    expect(answer.json()).toMatchObject({ principal: vera, name: 'Vera' });
  });

  test.each(['/api/enrolment/offer', '/api/account/create', '/api/device/incidents'])(
    'may not ask %s, which is for others',
    async (path) => {
      const { server } = await anApi();

      const answer = await post(server, path, {}, { authorization: 'Bearer good' });

      expect(answer.json()).toMatchObject({ status: 403, code: 'request.not-permitted' });
    },
  );

  test('is asked before a large body is taken in', async () => {
    const { server } = await anApi();
    const large = JSON.stringify({ commands: 'x'.repeat(2_000_000) });

    expect((await post(server, '/api/sync/push', large)).statusCode).toBe(401);
    expect((await post(server, '/api/sync/push', large, { authorization: 'Bearer good' })).statusCode).toBe(400);
    const tooLarge = JSON.stringify({ commands: 'x'.repeat(9_000_000) });
    expect((await post(server, '/api/sync/push', tooLarge, { authorization: 'Bearer good' })).statusCode).toBe(413);
  });
});

describe('what breaks', () => {
  test('is answered with a report id and nothing of what it was; the log has the rest, once', async () => {
    const { server, logged } = await anApi();

    const answer = await post(server, '/api/setup/read');

    const { reportId, ...said } = problem.parse(answer.json());
    expect(said).toEqual({ type: 'about:blank', status: 500, title: 'Internal Server Error', code: 'hub.fault' });
    expect(answer.body).not.toMatch(/secret|10\.0\.0\.7|store|deeper/);
    const entries = logged()
      .split('\n')
      .filter((line) => line.includes(reportId ?? 'none'));
    expect(entries).toHaveLength(1);
    expect(entries[0]).toMatch(/secret detail at 10\.0\.0\.7/);
    expect(entries[0]).toMatch(/deeper/);
  });

  test('also when an answer is outside the contract: clients never see what they were not promised', async () => {
    const leaky: unknown = async () => ok({ needsAdministrator: false, organisation: 'Northwind', password: 'x' });
    const { server } = await anApi({ 'setup.read': leaky as ApiHandlers['setup.read'] });

    expect((await post(server, '/api/setup/read')).json()).toMatchObject({ status: 500, code: 'hub.fault' });
  });
});

test('who asks too often is told when to come back, and others are not held up', async () => {
  const { server } = await anApi({ 'session.renew': renew }, 3);
  const ask = (remoteAddress: string) =>
    server.inject({
      method: 'POST',
      url: '/api/session/renew',
      remoteAddress,
      payload: {},
      headers: { authorization: 'Bearer good' },
    });
  for (let asked = 0; asked < 3; asked += 1) expect((await ask('2001:db8::1')).statusCode).toBe(200);

  const tooMany = await ask('2001:db8::ffff:2');

  expect(tooMany.json()).toMatchObject({ status: 429, code: 'request.too-many', details: { retryAfterS: 60 } });
  expect((await ask('2001:db8:0:1::1')).statusCode).toBe(200);
});

test('the log tells the route and the outcome, never the address as it was asked, nor a token', async () => {
  const { server, logged } = await anApi({ 'session.renew': renew });

  await post(server, '/api/session/renew?token=good', {}, { authorization: 'Bearer good' });
  await post(server, '/api/session/renew', {}, { authorization: 'Bearer pasted-secret' });
  await post(server, '/nowhere/pasted-secret');

  expect(logged()).toContain('"route":"/api/session/renew","status":401');
  expect(logged()).not.toMatch(/good|pasted-secret/);
});
