import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import type { WebSocket as ServerSocket } from 'ws';
import { WebSocketServer } from 'ws';
import { afterEach, expect, test } from 'vitest';
import { openLiveStream } from './live-stream.ts';

const servers: WebSocketServer[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) {
    for (const client of server.clients) client.terminate();
    server.close();
  }
});

const hello = { kind: 'hello', protocol: 1, token: 'secret', cursor: null } as const;
const cursor = { place: 3, scopes: 'desk' };
const never = new AbortController().signal;

/** A hub's end of the stream, and what it heard. */
async function aHub(onConnection: (socket: ServerSocket) => void = () => {}) {
  const heard: string[] = [];
  const addresses: (string | undefined)[] = [];
  const server = new WebSocketServer({ port: 0, host: '127.0.0.1' });
  servers.push(server);
  server.on('connection', (socket, request) => {
    addresses.push(request.url);
    socket.on('message', (data: Buffer) => heard.push(data.toString()));
    onConnection(socket);
  });
  await once(server, 'listening');
  return { origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, heard, addresses };
}

function say(socket: ServerSocket, ...messages: readonly object[]): void {
  for (const message of messages) socket.send(JSON.stringify(message));
}

const welcome = { kind: 'welcome', nowMs: 1_700_000_000_000 };
const page = { kind: 'page', page: { from: null, to: cursor, rows: [], isEnd: true } };

test('hello is the first message, and its token stands in no address', async () => {
  const { origin, heard, addresses } = await aHub((socket) => say(socket, welcome));
  const stream = openLiveStream(origin, hello, never);

  expect(await stream.next()).toEqual(welcome);
  stream.send({ kind: 'applied', to: cursor });

  await expect
    .poll(() => heard.map((text) => JSON.parse(text)), { interval: 1 })
    .toEqual([hello, { kind: 'applied', to: cursor }]);
  expect(addresses).toEqual(['/api/sync/stream']);
  stream.close();
});

test('messages come one by one and in order, however fast they were sent', async () => {
  const pages = [1, 2, 3].map((place) => ({ ...page, page: { ...page.page, to: { place, scopes: 'desk' } } }));
  const { origin } = await aHub((socket) => say(socket, welcome, ...pages));
  const stream = openLiveStream(origin, hello, never);

  expect(await stream.next()).toEqual(welcome);
  for (const expected of pages) expect(await stream.next()).toEqual(expected);
  stream.close();
});

test('what the hub said last is still heard after it hung up, then the stream is over', async () => {
  const bye = { kind: 'bye', code: 'hub.stopping' };
  const { origin } = await aHub((socket) => {
    say(socket, welcome, bye);
    socket.close();
  });
  const stream = openLiveStream(origin, hello, never);

  expect(await stream.next()).toEqual(welcome);
  expect(await stream.next()).toEqual(bye);
  expect(await stream.next()).toBeNull();
});

test('a hub that is not there is a stream that is over', async () => {
  const { origin } = await aHub();
  servers.splice(0)[0]?.close();

  expect(await openLiveStream(origin, hello, never).next()).toBeNull();
});

test.each(['close', 'abort'] as const)('a reader that waits is let go by %s', async (how) => {
  const { origin } = await aHub();
  const given = new AbortController();
  const stream = openLiveStream(origin, hello, given.signal);
  const next = stream.next();

  if (how === 'close') stream.close();
  else given.abort();

  expect(await next).toBeNull();
  stream.send({ kind: 'applied', to: cursor });
});

test('a stream that was given up before it began is over', async () => {
  const { origin } = await aHub();

  expect(await openLiveStream(origin, hello, AbortSignal.abort()).next()).toBeNull();
});

test.each(['no json', '{"kind":"surprise"}'])(
  '%s is a fault: hub and client do not speak of the same thing',
  async (text) => {
    const { origin } = await aHub((socket) => socket.send(text));
    const stream = openLiveStream(origin, hello, never);

    await expect(stream.next()).rejects.toMatchObject({ code: 'protocol.unknown' });
    stream.close();
  },
);
