import type { MessagePortMain, UtilityProcess } from 'electron';
import type { z } from 'zod';
import { sleep } from '#platform/node/sleep.ts';

/** The part of a utility process that is used here. */
export type ChildProcess = Pick<UtilityProcess, 'postMessage' | 'on' | 'kill'>;

export interface KeptProcessOptions<ToProcess, ToMain extends z.ZodType> {
  readonly fork: () => ChildProcess;
  /** What the process says; anything else is told to `reportFault` and dropped. */
  readonly messages: ToMain;
  readonly onMessage: (message: z.output<ToMain>) => void;
  /** The process runs, for the first time or again; what it has to know before all else is posted here. */
  readonly onForked: (post: (message: ToProcess) => void) => void;
  /** It ended and was not told to. `willReturn` is false once it was given up. */
  readonly onCrashed: (crash: { readonly exitCode: number; readonly willReturn: boolean }) => void;
  readonly reportFault: (error: unknown) => void;
  readonly nowMs: () => number;
  /** Resolves after `delayMs`, or as soon as `signal` aborts. */
  readonly wait?: (delayMs: number, signal: AbortSignal) => Promise<void>;
}

/** A utility process that is started again when it crashes. */
export interface KeptProcess<ToProcess> {
  start(): void;
  /** Waits for the process to be there, should it just be coming back; false when it is not to come back. */
  send(message: ToProcess, ports?: readonly MessagePortMain[]): Promise<boolean>;
  /**
   * Sends `last`, gives the process that long to end by itself, and ends it. Nothing starts it again.
   *
   * @returns whether it was there and ended by itself, without a fault.
   */
  stop(last: ToProcess, patienceMs: number): Promise<boolean>;
}

/** More than so many crashes within `CRASHES_COUNT_FOR_MS` are not mended by starting again. */
const MOST_CRASHES = 5;
const CRASHES_COUNT_FOR_MS = 60_000;
const FIRST_PAUSE_MS = 100;

/**
 * Keeps a utility process running: `start` forks it, a crash forks it again after a pause that doubles with each crash
 * in the last minute, and `stop` ends it for good.
 */
export function createKeptProcess<ToProcess, ToMain extends z.ZodType>(
  options: KeptProcessOptions<ToProcess, ToMain>,
): KeptProcess<ToProcess> {
  const { wait = sleep, nowMs } = options;
  const stopped = new AbortController();
  let crashesAtMs: readonly number[] = [];
  let running = Promise.withResolvers<ChildProcess | null>();
  let ended = Promise.resolve(false);

  function fork(): void {
    const child = options.fork();
    const exit = Promise.withResolvers<boolean>();
    ended = exit.promise;
    child.on('message', (raw: unknown) => {
      const message = options.messages.safeParse(raw);
      if (message.success) options.onMessage(message.data);
      else options.reportFault(message.error);
    });
    child.on('exit', (exitCode) => {
      exit.resolve(exitCode === 0);
      if (!stopped.signal.aborted) void comeBack(exitCode);
    });
    options.onForked((message) => child.postMessage(message, []));
    running.resolve(child);
  }

  async function comeBack(exitCode: number): Promise<void> {
    running = Promise.withResolvers();
    crashesAtMs = [...crashesAtMs.filter((atMs) => nowMs() - atMs < CRASHES_COUNT_FOR_MS), nowMs()];
    const willReturn = crashesAtMs.length <= MOST_CRASHES;
    if (!willReturn) running.resolve(null);
    options.onCrashed({ exitCode, willReturn });
    if (!willReturn) return;
    await wait(FIRST_PAUSE_MS * 2 ** (crashesAtMs.length - 1), stopped.signal);
    if (!stopped.signal.aborted) fork();
  }

  return {
    start: fork,
    send: async (message, ports = []) => {
      const child = await running.promise;
      child?.postMessage(message, [...ports]);
      return child !== null;
    },
    stop: async (last, patienceMs) => {
      stopped.abort();
      // One that is waiting to come back never will.
      running.resolve(null);
      const child = await running.promise;
      if (child === null) return false;
      child.postMessage(last, []);
      const patience = new AbortController();
      const late = wait(patienceMs, patience.signal).then(() => {
        child.kill();
        return false;
      });
      const hasEnded = await Promise.race([ended, late]);
      patience.abort();
      return hasEnded;
    },
  };
}
