import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { askHub } from './ask-hub.ts';

const servers: Server[] = [];

afterEach(async () => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
});

type Answer = (request: IncomingMessage, response: ServerResponse) => void | Promise<void>;

async function listen(answer: Answer): Promise<string> {
  const server = createServer((request, response) => void answer(request, response));
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}

function send(response: ServerResponse, status: number, type: string, body: unknown): void {
  response.writeHead(status, { 'content-type': type });
  response.end(typeof body === 'string' ? body : JSON.stringify(body));
}

const setUpAnswer = { needsAdministrator: false, organisation: 'Northwind' };

test('a request is a POST of JSON with the token in its header, and its answer is a value', async () => {
  const seen: object[] = [];
  const origin = await listen(async (request, response) => {
    const { method, url, headers } = request;
    const body = await bodyOf(request);
    seen.push({ method, url, body, type: headers['content-type'], authorization: headers.authorization });
    send(response, 200, 'application/json; charset=utf-8', setUpAnswer);
  });

  const outcome = await askHub(origin, 'setup.read', {}, { token: 'secret' });

  expect(outcome).toEqual({ ok: true, value: setUpAnswer });
  expect(seen).toEqual([
    { method: 'POST', url: '/api/setup/read', body: '{}', type: 'application/json', authorization: 'Bearer secret' },
  ]);
});

test('without a token no authorization is sent', async () => {
  const seen: unknown[] = [];
  const origin = await listen((request, response) => {
    seen.push(request.headers.authorization);
    send(response, 200, 'application/json', setUpAnswer);
  });

  await askHub(origin, 'setup.read', {}, { token: null });

  expect(seen).toEqual([undefined]);
});

test('a problem is a refusal by its code, with its details', async () => {
  const origin = await listen((_request, response) =>
    send(response, 429, 'application/problem+json', {
      type: 'about:blank',
      status: 429,
      title: 'Too many requests',
      code: 'sign-in.throttled',
      details: { retryAfterS: 8 },
    }),
  );

  const input = { login: 'mira', password: 'wrong', device: 'client:a' };
  const outcome = await askHub(origin, 'session.open', input, { token: null });

  expect(outcome).toEqual({ ok: false, refusal: { code: 'sign-in.throttled', details: { retryAfterS: 8 } } });
});

test('a fault of the hub comes as a refusal that names its report', async () => {
  const origin = await listen((_request, response) =>
    send(response, 500, 'application/problem+json', {
      type: 'about:blank',
      status: 500,
      title: 'Internal Server Error',
      code: 'hub.fault',
      reportId: 'r-1',
    }),
  );

  const outcome = await askHub(origin, 'setup.read', {}, { token: null });

  expect(outcome).toEqual({ ok: false, refusal: { code: 'hub.fault', details: { reportId: 'r-1' } } });
});

const unreachable = { ok: false, refusal: { code: 'hub.unreachable' } };

test('a hub that is not there is unreachable', async () => {
  const origin = await listen(() => undefined);
  await new Promise((resolve) => servers.splice(0)[0]?.close(resolve));

  expect(await askHub(origin, 'setup.read', {}, { token: null })).toEqual(unreachable);
});

test('a hub that hangs up in the middle of its answer is unreachable', async () => {
  const origin = await listen((_request, response) => {
    response.writeHead(200, { 'content-type': 'application/json', 'content-length': 1_000 });
    response.write('{"needs', () => response.destroy());
  });

  expect(await askHub(origin, 'setup.read', {}, { token: null })).toEqual(unreachable);
});

test('a hub that does not answer in time is unreachable', async () => {
  const origin = await listen(() => undefined);

  expect(await askHub(origin, 'setup.read', {}, { token: null, timeoutMs: 20 })).toEqual(unreachable);
  expect(await askHub(origin, 'setup.read', {}, { token: null, signal: AbortSignal.timeout(20) })).toEqual(unreachable);
});

test('a page of somebody else, or a way to elsewhere, is not the hub', async () => {
  const hotel = await listen((_request, response) => send(response, 200, 'text/html', '<h1>Welcome, guest</h1>'));
  const proxy = await listen((_request, response) => send(response, 502, 'text/html', '<h1>Bad gateway</h1>'));
  const elsewhere = await listen((_request, response) => {
    response.writeHead(307, { location: `${hotel}/api/setup/read` });
    response.end();
  });

  for (const origin of [hotel, proxy, elsewhere]) {
    expect(await askHub(origin, 'setup.read', {}, { token: 'secret' })).toEqual(unreachable);
  }
});

test('whoever gives up gets their own reason back', async () => {
  const origin = await listen(() => undefined);
  const givenUp = new AbortController();
  const asking = askHub(origin, 'setup.read', {}, { token: null, signal: givenUp.signal });

  givenUp.abort(new Error('the window was closed'));

  await expect(asking).rejects.toThrow('the window was closed');
});

test.each([
  ['fields that the contract does not know', 200, 'application/json', { ...setUpAnswer, extra: 1 }],
  ['text that is no JSON', 200, 'application/json', '{'],
  ['a status that stands for something else', 201, 'application/json', setUpAnswer],
  ['a problem without a code', 400, 'application/problem+json', { status: 400 }],
])('%s: a fault, because hub and client do not speak of the same thing', async (_what, status, type, body) => {
  const origin = await listen((_request, response) => send(response, status, type, body));

  const asking = askHub(origin, 'setup.read', {}, { token: null });

  await expect(asking).rejects.toMatchObject({
    code: 'hub.answer-invalid',
    details: { request: 'setup.read', status },
  });
});

test('a request that cannot be sent as it stands is a fault of the caller, not of the network', async () => {
  const fetch: typeof globalThis.fetch = async () => {
    throw new RangeError('unexpected');
  };

  await expect(askHub('http://127.0.0.1', 'setup.read', {}, { token: null, fetch })).rejects.toThrow('unexpected');
});
