import { spawn } from 'node:child_process';
import { once } from 'node:events';
import type { Readable } from 'node:stream';

interface VirtualDisplay {
  /** For `DISPLAY`. */
  readonly name: string;
  readonly stop: () => void;
}

/** An X server in memory, on the first number that is free, with a window manager that can minimise and maximise. */
export async function startDisplay(): Promise<VirtualDisplay> {
  const server = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', '1280x800x24', '-nolisten', 'tcp'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  });
  const failed = once(server, 'error').then(([error]) => Promise.reject(error as Error));
  const [number] = (await Promise.race([once(server.stdio[3] as Readable, 'data'), failed])) as [Buffer];
  const name = `:${number.toString().trim()}`;
  const manager = spawn('openbox', { env: { ...process.env, DISPLAY: name }, stdio: 'ignore' });
  return {
    name,
    stop: () => {
      manager.kill();
      server.kill();
    },
  };
}
