import { askHub } from '#platform/any/ask-hub.ts';
import { Fault } from '#contracts/fault.ts';
import { z } from 'zod';
import type { Child } from './child.ts';
import { startChild } from './child.ts';

/** A hub that runs beside this process and answers. */
export interface HubProcess extends Child {
  /** Such as `http://127.0.0.1:4680`. */
  readonly origin: string;
  /** What makes its bearer the first administrator, while there is none. Written down nowhere. */
  readonly setUpToken: string | null;
}

/**
 * As `npm run hub` has them. Young objects may take three times as much, in MB: a hub hardly has any that live, and Node
 * would let them grow to 134 MB before it looks.
 */
const HUB_SWITCHES = ['--max-semi-space-size=16'];

const readyLine = z.object({ event: z.literal('hub.ready'), origin: z.string() });

/**
 * Starts a hub and waits until it answers; `hub/run-hub.ts` says what it writes when.
 * Throws a `Fault` (`hub.not-started`) with the hub's own sentence when it cannot start.
 */
export async function startHub(
  environment: Readonly<Record<string, string>>,
  logFile: string,
  through: readonly string[] = [],
): Promise<HubProcess> {
  const ready = Promise.withResolvers<string>();
  const token = Promise.withResolvers<string>();
  const child = startChild({
    script: ['hub/hub.ts'],
    switches: HUB_SWITCHES,
    through,
    environment,
    logFile,
    onLine: (line) => {
      if (!line.startsWith('{')) {
        const isToken = /^\s+\S+$/.test(line);
        if (isToken) token.resolve(line.trim());
        return true;
      }
      const read = readyLine.safeParse(JSON.parse(line));
      if (read.success) ready.resolve(read.data.origin);
      return false;
    },
  });
  const failed = child.ended.then(({ lastWords }): never => {
    const sentence = lastWords || `The hub ended as soon as it had started; see ${logFile}.`;
    throw new Fault('hub.not-started', sentence);
  });
  const origin = await Promise.race([ready.promise, failed]);
  failed.catch(() => null);
  const setUpToken = (await needsAdministrator(origin)) ? await Promise.race([token.promise, failed]) : null;
  return { ...child, origin, setUpToken };
}

async function needsAdministrator(origin: string): Promise<boolean> {
  const answer = await askHub(origin, 'setup.read', {}, { token: null });
  return answer.ok && answer.value.needsAdministrator;
}
