import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

/** `npm start` as somebody types it at a terminal. */
export interface NpmStart {
  /** What stands on the terminal so far. */
  readonly said: () => string;
  /** Resolves when this stands on the terminal; rejects when the command ends without having said it. */
  untilSaid(pattern: RegExp): Promise<RegExpExecArray>;
  /** Ctrl-C: the terminal tells every process of the command. Resolves to how the command ended. */
  pressCtrlC(): Promise<Ended>;
  /** As `kill` does to npm alone, which tells nobody. Resolves to how npm ended. */
  terminateNpm(): Promise<Ended>;
  readonly ended: Promise<Ended>;
}

export interface Ended {
  readonly exitCode: number | null;
  readonly signal: NodeJS.Signals | null;
}

const thisCheckout = fileURLToPath(new URL('../../', import.meta.url));

export interface TerminalOptions {
  /** The checkout; by default this one. */
  readonly folder?: string;
  /** What the shell has; by default what this process has. */
  readonly inherited?: NodeJS.ProcessEnv;
}

export function typeNpmStart(
  environment: Readonly<Record<string, string>>,
  { folder = thisCheckout, inherited = process.env }: TerminalOptions = {},
): NpmStart {
  const child = spawn('npm', ['start'], {
    cwd: folder,
    env: { ...inherited, DESKBELL_OPEN: '0', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
    // A process group of its own, as a terminal gives each command.
    detached: true,
  });
  const ended = endOf(child);
  let text = '';
  const onText = (more: string) => {
    text += more;
  };
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', onText);

  return {
    said: () => text,
    ended,
    untilSaid: (pattern) => {
      const said = Promise.withResolvers<RegExpExecArray>();
      const look = () => {
        const found = pattern.exec(text);
        if (found !== null) said.resolve(found);
      };
      for (const stream of [child.stdout, child.stderr]) stream.on('data', look);
      look();
      void ended.then(() => said.reject(new Error(`npm start ended without having said ${pattern}:\n${text}`)));
      return said.promise;
    },
    pressCtrlC: async () => {
      const isRunning = child.exitCode === null && child.signalCode === null;
      if (isRunning && child.pid !== undefined) process.kill(-child.pid, 'SIGINT');
      return await ended;
    },
    terminateNpm: async () => {
      child.kill('SIGTERM');
      return await ended;
    },
  };
}

async function endOf(child: ChildProcess): Promise<Ended> {
  const [exitCode, signal] = (await once(child, 'close')) as [number | null, NodeJS.Signals | null];
  return { exitCode, signal };
}
