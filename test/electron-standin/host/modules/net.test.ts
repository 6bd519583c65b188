import http from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { protocol } from '../session/sessions.ts';
import { net } from './net.ts';

let server: http.Server;
let origin: string;
beforeEach(async () => {
  server = http.createServer((request, response) => {
    if (request.url === '/from') response.writeHead(302, { location: '/to' }).end('moved');
    else
      void text(request).then((body) =>
        response.end(`${request.method} ${request.url} ${String(request.headers['x-desk'])} ${body}`),
      );
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterEach(() => {
  server.closeAllConnections();
  server.close();
});

async function answerTo(request: Electron.ClientRequest): Promise<string> {
  const [response] = (await once(request, 'response')) as [NodeJS.ReadableStream];
  return text(response);
}

test('a request goes out with its headers and body', async () => {
  const request = net.request({ url: `${origin}/ask`, method: 'POST', headers: { 'X-Desk': 'one' } });
  request.setHeader('x-desk', 'two');
  request.write('he');
  request.end('llo');

  expect(await answerTo(request)).toBe('POST /ask two hello');
});

test('a redirect is followed, and told', async () => {
  const request = net.request({ url: `${origin}/from`, method: 'POST' });
  const redirect = once(request, 'redirect');
  request.end('body');

  expect(await answerTo(request)).toBe('GET /to undefined ');
  expect((await redirect).slice(0, 3)).toEqual([302, 'GET', `${origin}/to`]);
});

test('a redirect that the app wants to decide itself goes on only when it says so', async () => {
  const following = net.request({ url: `${origin}/from`, redirect: 'manual' });
  following.on('redirect', () => following.followRedirect());
  following.end();
  const stopping = net.request({ url: `${origin}/from`, redirect: 'manual' });
  const failed = once(stopping, 'error');
  stopping.end();

  expect(await answerTo(following)).toBe('GET /to undefined ');
  expect(await failed).toEqual([new Error('Redirect was cancelled')]);
});

test('an aborted request says so, and nothing else', async () => {
  const request = net.request(`${origin}/ask`);
  const story: string[] = [];
  for (const event of ['abort', 'error', 'response', 'close'] as const)
    request.on(event as 'abort', () => story.push(event));
  request.end();
  request.abort();
  await once(request, 'close');

  expect(story).toEqual(['abort', 'close']);
});

test("errors have Chromium's names", async () => {
  server.close();
  await once(server, 'close');
  const request = net.request(`${origin}/ask`);
  request.end();

  expect(await once(request, 'error')).toMatchObject([{ message: 'net::ERR_CONNECTION_REFUSED' }]);
  await expect(net.fetch(`${origin}/ask`)).rejects.toThrow('net::ERR_CONNECTION_REFUSED');
});

test('files are fetched by their address, with their type', async () => {
  const file = pathToFileURL(path.resolve('package.json')).href;
  const response = await net.fetch(file);

  expect(response.headers.get('content-type')).toBe('application/json');
  expect(await response.json()).toMatchObject({ name: 'deskbell' });
  await expect(net.fetch(`${file}.missing`)).rejects.toThrow('net::ERR_FILE_NOT_FOUND');
});

test('what the app serves under a scheme of its own is fetched from it, and nothing else under such names', async () => {
  protocol.handle('desk', async (request) => new Response(`${request.method} ${request.url}`));

  expect(await (await net.fetch('desk://console/queue', { method: 'POST' })).text()).toBe('POST desk://console/queue');
  await expect(net.fetch('nobody://console/queue')).rejects.toThrow('net::ERR_UNKNOWN_URL_SCHEME');
});
