import { once } from 'node:events';
import type { Server } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { WebSocket, WebSocketServer } from 'ws';
import type { CuttableLine } from './cuttable-line.ts';
import { openCuttableLine } from './cuttable-line.ts';

const opened: { close(): unknown }[] = [];
afterEach(async () => {
  for (const one of opened.splice(0)) await one.close();
});

async function aServerSaying(text: string): Promise<Server> {
  const server = createServer((_, response) => response.end(text));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  opened.push({ close: () => server.closeAllConnections() }, server);
  return server;
}

const portOf = (server: Server) => (server.address() as AddressInfo).port;

async function aLineTo(server: Server): Promise<CuttableLine> {
  const line = await openCuttableLine();
  opened.push(line);
  line.leadTo(portOf(server));
  return line;
}

test('a whole line carries requests and answers', async () => {
  const line = await aLineTo(await aServerSaying('good morning'));

  expect(await (await fetch(line.origin)).text()).toBe('good morning');
});

test('a cut line carries nothing until it is restored', async () => {
  const line = await aLineTo(await aServerSaying('good morning'));
  await fetch(line.origin);

  line.cut();
  await expect(fetch(line.origin)).rejects.toThrow('fetch failed');
  line.restore();

  expect(await (await fetch(line.origin)).text()).toBe('good morning');
});

test('cutting ends the WebSockets that stand', async () => {
  const server = await aServerSaying('');
  const sockets = new WebSocketServer({ server });
  const line = await aLineTo(server);
  const socket = new WebSocket(line.origin.replace('http', 'ws'));
  await once(socket, 'open');
  const broken = once(socket, 'close');
  socket.on('error', () => {});

  line.cut();

  expect(await broken).toEqual([1006, expect.anything()]);
  sockets.close();
});

test('a hub that comes back on another port is reached at the same address', async () => {
  const line = await aLineTo(await aServerSaying('before'));
  await fetch(line.origin);

  const after = await aServerSaying('after');
  line.cut();
  line.leadTo(portOf(after));
  line.restore();

  expect(await (await fetch(line.origin)).text()).toBe('after');
});
