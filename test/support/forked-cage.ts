import { fork } from 'node:child_process';
import type { CoreToMain, MainToCore } from '#contracts/helper-core.ts';
import { createCoreLink } from '../../agent-helper/core/core-link.ts';
import type { StartCaged } from '../../agent-helper/main/inventory/start-caged.ts';
import { createCagedCalls } from '../../agent-helper/app/caged-calls.ts';
import type { ForkProcess } from '../../agent-helper/app/fork-caged.ts';

/** Electron's `utilityProcess.fork` as far as the cage uses it, by Node: such a process does not lead a group either. */
export const forkInNode: ForkProcess = (script, args, { execArgv = [], env, cwd }) => {
  const child = fork(script, args, {
    execArgv,
    env: env as NodeJS.ProcessEnv,
    ...(cwd === undefined ? {} : { cwd }),
    stdio: ['ignore', 'pipe', 'ignore', 'ipc'],
  });
  return {
    get pid() {
      return child.exitCode === null && child.signalCode === null ? child.pid : undefined;
    },
    stdout: child.stdout,
    once: (event: 'spawn' | 'exit', hear: (exitCode: number) => void) => child.once(event, hear),
  };
};

/** The core's way to start a process: it asks the main process, whose messages are copied as between processes. */
export function startedByMain(start: StartCaged): StartCaged {
  const calls = createCagedCalls({ start, send: (news) => setImmediate(take, structuredClone(news)) });
  const link = createCoreLink({
    send: (message: CoreToMain) => {
      if (message.kind === 'cage.start' || message.kind === 'cage.kill') calls.take(structuredClone(message));
    },
    answer: async () => null,
    onSignal: () => undefined,
    onWake: () => undefined,
    onStop: () => undefined,
    reportFault: (error) => {
      throw error;
    },
  });
  function take(message: MainToCore): void {
    link.take(message);
  }
  return link.startCaged;
}
