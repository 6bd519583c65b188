import { fileURLToPath } from 'node:url';
import { Fault } from '#contracts/fault.ts';
import type { createHub, StartedHub } from './hub.ts';
import { createLog, describeError } from './log.ts';
import { readSettings } from './settings.ts';

export type HubProcess = Pick<NodeJS.Process, 'env' | 'stdout' | 'stderr' | 'once' | 'off' | 'exitCode'>;

const stopSignals = ['SIGINT', 'SIGTERM'] as const;

/**
 * Runs a hub as a program: settings from the environment, until it is told to stop.
 *
 * On stdout: the log, one JSON object per line. When the hub can be reached, a line of its own for whoever started it,
 * `{"event":"hub.ready","origin":"http://127.0.0.1:4680"}`, whatever the log level. Then, while there is no
 * administrator, the one-time token in plain words, on a line that holds nothing but the token.
 * On stderr: one sentence when it cannot start; the exit code is 1 then. SIGINT and SIGTERM stop it in good order.
 */
export async function runHub(create: typeof createHub, hubProcess: HubProcess): Promise<void> {
  try {
    const settings = readSettings(hubProcess.env, fileURLToPath(new URL('..', import.meta.url)));
    const log = createLog(settings.logLevel, hubProcess.stdout);
    const hub = create(settings, { log, nowMs: Date.now });
    const started = await hub.start();
    hubProcess.stdout.write(`${JSON.stringify({ event: 'hub.ready', origin: started.origin })}\n`);
    hubProcess.stdout.write(setUpWords(started));
    const stop = () => {
      // A second signal finds nobody listening and ends the process at once.
      for (const signal of stopSignals) hubProcess.off(signal, stop);
      hub.stop().catch((error: unknown) => {
        log.error({ error: describeError(error) }, 'hub did not stop in good order');
        hubProcess.exitCode = 1;
      });
    };
    for (const signal of stopSignals) hubProcess.once(signal, stop);
  } catch (error) {
    hubProcess.stderr.write(`${sentenceOf(error)}\n`);
    hubProcess.exitCode = 1;
  }
}

function setUpWords({ origin, setUpToken }: StartedHub): string {
  if (setUpToken === null) return '';
  return `
Deskbell waits for its first administrator.
Open ${origin} and enter this token. It works once:

    ${setUpToken}

`;
}

export function sentenceOf(error: unknown): string {
  if (error instanceof Fault) return error.message;
  const reason = error instanceof Error ? error.message : String(error);
  return `Deskbell could not start: ${reason.replaceAll(/\s+/g, ' ')}.`;
}
