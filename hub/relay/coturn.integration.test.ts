import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { findTurnServer } from '../../build/set-up/needed-programs.ts';
import { temporaryFolder } from '../../test/support/temporary-folder.ts';
import { openTurnClient } from '../../test/support/turn-client.ts';
import { relayCredential } from './relay.ts';

const HOST = '127.0.0.1';
const secret = 'the secret that hub and relay share';
const MINUTE_MS = 60_000;

/** What the page for operators says, on this machine: another address, no certificate, and peers on loopback. */
async function documentedConfiguration(port: number): Promise<string> {
  const page = await readFile(new URL('../../docs/operations/relay.md', import.meta.url), 'utf8');
  const documented = /```ini\n([\s\S]*?)```/.exec(page)?.[1] ?? '';
  const lines = documented
    .replaceAll('203.0.113.10', HOST)
    .split('\n')
    .filter((line) => !/^(#|cert=|pkey=|tls-listening-port=|listening-port=|static-auth-secret=|$)/.test(line));
  const here = [`listening-port=${port}`, `static-auth-secret=${secret}`, 'no-tls', 'no-dtls', 'allow-loopback-peers'];
  return [...lines, ...here, ''].join('\n');
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, HOST);
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

async function aRelay() {
  const program = findTurnServer();
  if (program === null) throw new Error('coturn is missing: npm test installs it on Debian.');
  const [folder, port] = [await temporaryFolder(), await freePort()];
  const file = join(folder, 'turnserver.conf');
  await writeFile(
    file,
    `${await documentedConfiguration(port)}userdb=${join(folder, 'turndb')}\npidfile=${folder}/pid\n`,
  );
  const relay = spawn(program, ['-c', file], { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] });
  const said: string[] = [];
  for (const stream of [relay.stdout, relay.stderr]) stream.on('data', (bytes: Buffer) => said.push(bytes.toString()));
  onTestFinished(async () => {
    if (relay.exitCode !== null) return;
    relay.kill('SIGKILL');
    await once(relay, 'exit');
  });
  await expect.poll(() => said.join('')).toMatch(/IO method \(auth thread\)/);
  const connect = () => {
    const client = openTurnClient(HOST, port);
    onTestFinished(() => client.close());
    return client;
  };
  return { connect, said: () => said.join('') };
}

test('a relay as it is documented lets in whom the hub has let in, and to nothing but itself', async () => {
  const { connect, said } = await aRelay();
  const client = connect();
  const { username, credential } = relayCredential({ secret }, 'session-user', Date.now() + MINUTE_MS);

  expect(await client.allocate(username, credential)).toBe(200);
  expect(await client.permit(HOST)).toBe(200);
  expect(await client.permit('10.1.2.3')).toBe(403);
  expect(said()).not.toMatch(/bad configuration|unknown argument|config error/i);
});

test('a relay refuses a credential that has expired, and one that the hub did not make', async () => {
  const { connect } = await aRelay();
  const expired = relayCredential({ secret }, 'session-user', Date.now() - MINUTE_MS);
  const forged = relayCredential({ secret: 'another secret than theirs' }, 'session-user', Date.now() + MINUTE_MS);
  const prolonged = {
    ...expired,
    username: expired.username.replace(/^\d+/, String(Math.floor(Date.now() / 1_000) + 60)),
  };

  for (const { username, credential } of [expired, forged, prolonged]) {
    expect(await connect().allocate(username, credential)).toBe(401);
  }
});
