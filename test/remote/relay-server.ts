import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createSocket } from 'node:dgram';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findTurnServer } from '../../build/set-up/needed-programs.ts';
import { relayCredential } from '../../hub/relay/relay.ts';

export interface RelayServer {
  /** As the hub knows it. */
  readonly relay: { readonly url: string; readonly secret: string };
  /** As the hub gives them to the ends of a session. */
  readonly iceServers: readonly RTCIceServer[];
  /** The same with credentials that are good for so long; less than nothing: they have expired. */
  credentials(goodForMs: number): readonly RTCIceServer[];
  stop(): Promise<void>;
}

export interface RelayPlace {
  readonly host: string;
  /** What it is started through to be there. */
  readonly through: readonly string[];
}

const onThisMachine: RelayPlace = { host: '127.0.0.1', through: [] };

/** coturn (Debian: `coturn`), as one address and for no other, with credentials of the kind that the hub gives. */
export async function startRelayServer({ host, through }: RelayPlace = onThisMachine): Promise<RelayServer> {
  const folder = await mkdtemp(join(tmpdir(), 'deskbell-relay-'));
  const secret = randomBytes(16).toString('hex');
  const port = await freePort();
  const url = `turn:${host}:${port}?transport=udp`;
  const [program = '', ...args] = [
    ...through,
    findTurnServer() ?? 'turnserver',
    ...[
      ['-n', '--no-tls', '--no-dtls', '--no-cli', '--no-tcp-relay'],
      [`--listening-ip=${host}`, `--relay-ip=${host}`, '--allow-loopback-peers', `--listening-port=${port}`],
      ['--use-auth-secret', `--static-auth-secret=${secret}`, '--realm=remote.test'],
      [`--userdb=${join(folder, 'users')}`, `--pidfile=${join(folder, 'pid')}`, '--log-file=stdout', '--simple-log'],
    ].flat(),
  ];
  const server = spawn(program, args, { stdio: 'ignore', cwd: folder });
  const gone = once(server, 'exit');
  const isOver = new AbortController();
  await Promise.race([
    answers({ host, port }, isOver.signal),
    gone.then(() => {
      throw new Error('coturn has ended before it answered.');
    }),
  ]).finally(() => isOver.abort());
  const credentials: RelayServer['credentials'] = (goodForMs) => {
    const credential = relayCredential({ secret }, 'one-user', Date.now() + goodForMs);
    return [{ urls: url, ...credential }];
  };
  return {
    relay: { url, secret },
    iceServers: credentials(600_000),
    credentials,
    stop: async () => {
      server.kill('SIGKILL');
      await gone;
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Resolves with the first answer to a question that needs no password: a binding request (RFC 8489, section 5). */
async function answers(
  { host, port }: { readonly host: string; readonly port: number },
  signal: AbortSignal,
): Promise<void> {
  const socket = createSocket('udp4');
  const request = Buffer.concat([Buffer.from('000100002112a442', 'hex'), randomBytes(12)]);
  const asking = setInterval(() => socket.send(request, port, host), 50);
  try {
    await once(socket, 'message', { signal });
  } finally {
    clearInterval(asking);
    socket.close();
  }
}

async function freePort(): Promise<number> {
  const socket = createSocket('udp4').bind(0, '127.0.0.1');
  await once(socket, 'listening');
  const { port } = socket.address();
  socket.close();
  return port;
}
