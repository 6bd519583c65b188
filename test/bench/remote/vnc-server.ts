import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { findNoVnc } from '../../../build/set-up/needed-programs.ts';

/** x11vnc, tuned to be quick, with websockify and noVNC before it: what people would take otherwise. */
export interface VncServer {
  /** Of noVNC's page, connecting at once, one to one. */
  readonly address: string;
  readonly processIds: readonly number[];
  stop(): Promise<void>;
}

/** @param host Its address, as the agent's computer reaches it. */
export async function startVncServer(display: string, host: string): Promise<VncServer> {
  const [port, webPort] = [await freePort(), await freePort()];
  const server = spawn(
    'x11vnc',
    `-display ${display} -wait 5 -defer 5 -nopw -forever -shared -quiet -no6 -listen localhost -rfbport ${port}`.split(
      ' ',
    ),
    { stdio: 'ignore' },
  );
  const web = spawn('websockify', ['--web', findNoVnc() ?? '', `${host}:${webPort}`, `127.0.0.1:${port}`], {
    stdio: 'ignore',
  });
  return {
    address: `http://${host}:${webPort}/vnc.html?autoconnect=1&resize=off&reconnect=1`,
    processIds: [server.pid ?? 0, web.pid ?? 0],
    stop: async () => {
      await Promise.all([ended(server), ended(web)]);
    },
  };
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exit = once(child, 'exit');
  child.kill('SIGTERM');
  await exit;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  if (address === null || typeof address === 'string') throw new Error('A TCP server has a port.');
  return address.port;
}
