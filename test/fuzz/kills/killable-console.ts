import { spawn } from 'node:child_process';
import type { ChildProcessByStdio } from 'node:child_process';
import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import type { DeskStatus } from '#contracts/desk-port.ts';

type Child = ChildProcessByStdio<Writable, Readable, null>;
interface Said {
  readonly status?: DeskStatus;
  readonly answer?: { readonly ok: boolean };
}

/**
 * A console's data service in a process of its own.
 *
 * @param under A program that runs it and looks on, with what that has to be told.
 */
export async function startConsole(folder: string, hub: string, under: readonly string[] = []) {
  const program = fileURLToPath(new URL('console-process.ts', import.meta.url));
  const [first, ...others] = [...under, process.execPath, program, folder, hub];
  const child: Child = spawn(first, others, { stdio: ['pipe', 'pipe', 'inherit'] });
  // It is killed while somebody writes to it.
  child.stdin.on('error', () => {});
  let [isGone, isPaused] = [false, false];
  let latest: DeskStatus | null = null;
  let heard = Promise.withResolvers<void>();
  const waiting: ((said: Said['answer'] | null) => void)[] = [];
  const hear = () => {
    heard.resolve();
    heard = Promise.withResolvers();
  };
  createInterface({ input: child.stdout }).on('line', (text) => {
    const said = JSON.parse(text) as Said;
    if (said.status !== undefined) latest = said.status;
    if (said.answer !== undefined) waiting.shift()?.(said.answer);
    hear();
  });
  child.once('exit', () => {
    isGone = true;
    for (const settle of waiting.splice(0)) settle(null);
    hear();
  });
  return {
    ask: async (request: string, input: unknown) => {
      if (isGone) return null;
      const { promise, resolve } = Promise.withResolvers<Said['answer'] | null>();
      waiting.push(resolve);
      child.stdin.write(`${JSON.stringify({ request, input })}\n`);
      return promise;
    },
    until: async (isSo: (status: DeskStatus) => boolean) => {
      const isReached = () => latest !== null && isSo(latest);
      while (!isReached()) {
        if (isGone) throw new Error('The console has ended.');
        await heard.promise;
      }
    },
    /** Something was said. */
    answered: () => heard.promise,
    kill: () => void child.kill('SIGKILL'),
    endInput: () => child.stdin.end(),
    isGone: () => isGone,
    pause: () => {
      isPaused = true;
    },
    goOn: () => {
      isPaused = false;
    },
    isPaused: () => isPaused,
  };
}

export type KillableConsole = Awaited<ReturnType<typeof startConsole>>;
