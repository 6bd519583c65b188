import type { ChildProcess } from 'node:child_process';
import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { promisify } from 'node:util';

/** A screen of its own with a window manager, for tests of windows that people would see. */
export interface XDisplay {
  /** For `DISPLAY`. */
  readonly name: string;
  /** Does nothing until it goes on, as on a computer that has other things to do. */
  pause(): void;
  goOn(): void;
  stop(): Promise<void>;
}

/** Starts Xvfb and Openbox (Debian: `xvfb`, `openbox`, `x11-utils`). Resolves when windows are managed. */
export async function startDisplay(
  size: { readonly width: number; readonly height: number } = { width: 1_440, height: 900 },
): Promise<XDisplay> {
  // The fourth stream is where Xvfb says which number it has found free.
  const server = spawn(
    'Xvfb',
    // One that its last client has left would begin anew, and turn away whoever comes meanwhile.
    ['-displayfd', '3', '-screen', '0', `${size.width}x${size.height}x24`, '-nolisten', 'tcp', '-noreset'],
    { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] },
  );
  const name = `:${await firstLine(server)}`;
  const windowManager = spawn('openbox', ['--sm-disable'], {
    stdio: 'ignore',
    env: { ...process.env, DISPLAY: name },
  });
  while (!(await isManaged(name))) if (windowManager.exitCode !== null) throw new Error('Openbox has ended.');
  return {
    name,
    pause: () => void server.kill('SIGSTOP'),
    goOn: () => void server.kill('SIGCONT'),
    stop: async () => {
      server.kill('SIGCONT');
      await ended(windowManager);
      await ended(server);
    },
  };
}

/** Windows that come before the window manager does are moved by it later. */
async function isManaged(display: string): Promise<boolean> {
  const { stdout } = await promisify(execFile)('xprop', ['-display', display, '-root', '_NET_SUPPORTING_WM_CHECK']);
  return stdout.includes('window id');
}

async function firstLine(server: ChildProcess): Promise<string> {
  const numbers = server.stdio[3];
  if (numbers === null || numbers === undefined || !('setEncoding' in numbers)) throw new Error('Xvfb has no stream');
  numbers.setEncoding('utf8');
  let said = '';
  const gone = once(server, 'exit').then(() => {
    throw new Error('Xvfb has ended before it had a display.');
  });
  while (!said.includes('\n')) {
    const [text] = (await Promise.race([once(numbers, 'data'), gone])) as [string];
    said += text;
  }
  gone.catch(() => null);
  return said.trim();
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exit = once(child, 'exit');
  child.kill('SIGTERM');
  await exit;
}
