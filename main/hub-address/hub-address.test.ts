import type { ServerResponse } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createServer as createSocketServer } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { runHubForTest } from '../../test/support/running-hub.ts';
import { checkHub } from './check-hub.ts';
import { readHubAddress } from './hub-address.rules.ts';

test.each([
  ['desk.example.org', 'https://desk.example.org'],
  ['  Desk.Example.org/queue/mine?q=a ', 'https://desk.example.org'],
  ['https://desk.example.org:8443/', 'https://desk.example.org:8443'],
  ['localhost:4680', 'http://localhost:4680'],
  ['http://127.0.0.1:4680/', 'http://127.0.0.1:4680'],
  ['https://localhost', 'https://localhost'],
])('%j is the hub %s', (typed, origin) => {
  expect(readHubAddress(typed)).toEqual({ kind: 'origin', origin });
});

test.each([
  ['', 'hub-address.invalid'],
  ['not an address', 'hub-address.invalid'],
  ['ftp://desk.example.org', 'hub-address.invalid'],
  ['javascript:alert(1)', 'hub-address.invalid'],
  ['https://ada:secret@desk.example.org', 'hub-address.invalid'],
  ['http://desk.example.org', 'hub-address.insecure'],
  ['http://localhost.example.org', 'hub-address.insecure'],
])('%j is none: %s', (typed, code) => {
  expect(readHubAddress(typed)).toEqual({ kind: 'problem', code });
});

test('a hub that answers is found, with the organisation whose desk it is', async () => {
  const hub = await runHubForTest();

  expect(await checkHub(hub.origin)).toEqual({ kind: 'found', origin: hub.origin, organisation: '' });
});

test('what answers and is no hub is told from one that speaks another version', async () => {
  const page = await serve((response) => response.setHeader('content-type', 'text/html').end('<h1>Printer</h1>'));
  const other = await serve((response) => response.setHeader('content-type', 'application/json').end('{"hub":2}'));

  expect(await checkHub(page)).toEqual({ kind: 'problem', code: 'hub-address.no-hub' });
  expect(await checkHub(other)).toEqual({ kind: 'problem', code: 'hub-address.other-version' });
});

test('that nothing listens, that nobody has the name, and that the line breaks are told apart', async () => {
  const closed = await aClosedPort();
  const breaking = createSocketServer((socket) => socket.destroy()).listen(0, '127.0.0.1');
  onTestFinished(() => void breaking.close());

  expect(await checkHub(`http://127.0.0.1:${closed}`)).toMatchObject({ code: 'hub-address.refused' });
  expect(await checkHub('https://desk.invalid')).toMatchObject({ code: 'hub-address.unknown-host' });
  expect(await checkHub(`http://127.0.0.1:${portOf(breaking)}`)).toMatchObject({ code: 'hub-address.no-hub' });
});

test('TLS spoken to what does not speak it is no hub', async () => {
  const plain = await serve((response) => response.end());

  expect(await checkHub(plain.replace('http:', 'https:'))).toMatchObject({ code: 'hub-address.no-hub' });
});

test.each([
  ['DEPTH_ZERO_SELF_SIGNED_CERT', 'hub-address.certificate'],
  ['CERT_HAS_EXPIRED', 'hub-address.certificate'],
  ['ERR_TLS_CERT_ALTNAME_INVALID', 'hub-address.certificate'],
  ['ETIMEDOUT', 'hub-address.silent'],
  ['EHOSTUNREACH', 'hub-address.silent'],
])('when the network says %s, people are told %s', async (code, problem) => {
  const fails = async () => {
    throw new TypeError('fetch failed', { cause: Object.assign(new Error(code), { code }) });
  };

  expect(await checkHub('desk.example.org', fails)).toEqual({ kind: 'problem', code: problem });
});

async function serve(answer: (response: ServerResponse) => void): Promise<string> {
  const server = createServer((_, response) => answer(response)).listen(0, '127.0.0.1');
  onTestFinished(() => void server.close());
  await new Promise((resolve) => server.once('listening', resolve));
  return `http://127.0.0.1:${portOf(server)}`;
}

function portOf(server: { address(): unknown }): number {
  return (server.address() as AddressInfo).port;
}

async function aClosedPort(): Promise<number> {
  const server = createSocketServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const port = portOf(server);
  await new Promise((resolve) => server.close(resolve));
  return port;
}
