import type { InputOrder, InputToMain, MainToInput } from '#contracts/helper-input.ts';
import { inputToMain } from '#contracts/helper-input.ts';
import type { NoInputReason } from '#contracts/remote-session/input-messages.ts';
import type { AppLog } from '#platform/electron/app-log.ts';
import { describeError } from '#platform/electron/app-log.ts';
import type { ChildProcess } from '#platform/electron/kept-process.ts';
import { createKeptProcess } from '#platform/electron/kept-process.ts';

export interface RemoteInputOptions {
  /** Forks the bundle of `agent-helper/input/input.ts`. */
  readonly fork: () => ChildProcess;
  readonly log: AppLog;
  readonly nowMs: () => number;
  /** Why nothing can be injected; `null` when it can. */
  readonly onOpen: (reason: NoInputReason | null) => void;
  /** The person has a hand on the mouse, up to ten times a second. */
  readonly onLocalInput: () => void;
  /** They pressed the keys that end every session; what was injected has let go already. */
  readonly onPanic: () => void;
}

/** Mouse and keyboard of this computer for one session, as the main process sees them. */
export interface RemoteInput {
  readonly start: () => void;
  /** Dropped while there is no process to take it: what comes too late would be pressed at nobody's wish. */
  readonly inject: (order: InputOrder) => void;
  /** Resolves when nothing is down any more that was injected (I3). */
  readonly stop: () => Promise<void>;
}

/** Letting go of everything takes as long as the system is behind, on a busy computer a second; what takes longer hangs. */
const PATIENCE_MS = 5_000;

/**
 * The process that injects. When it ends by itself the session goes on without it, and the next one begins by letting go of
 * what is still down: it is started at once.
 */
export function createRemoteInput(options: RemoteInputOptions): RemoteInput {
  const { log } = options;
  let post: ((message: MainToInput) => void) | null = null;
  let isStopping = false;

  function take(message: InputToMain): void {
    // What it sees while it ends concerns nobody, but what goes wrong then does.
    if (isStopping && message.kind !== 'fault') return;
    switch (message.kind) {
      case 'open':
        return options.onOpen(message.reason);
      case 'local-input':
        return options.onLocalInput();
      case 'panic':
        return options.onPanic();
      case 'fault':
        return log.error('input met a fault', { code: message.code });
      default:
        return message satisfies never;
    }
  }

  const keep = (onForked: (postToIt: (message: MainToInput) => void) => void) =>
    createKeptProcess<MainToInput, typeof inputToMain>({
      fork: options.fork,
      messages: inputToMain,
      nowMs: options.nowMs,
      onMessage: take,
      onForked,
      onCrashed: ({ exitCode, willReturn }) => {
        post = null;
        log.error('input ended', { exitCode, willReturn });
        options.onOpen('input.process-ended');
      },
      reportFault: (error) => log.error('input said what is no message', describeError(error)),
    });
  const kept = keep((postToIt) => (post = postToIt));

  return {
    start: () => kept.start(),
    inject: (order) => post?.({ kind: 'order', order }),
    stop: async () => {
      post = null;
      isStopping = true;
      if (await kept.stop({ kind: 'stop' }, PATIENCE_MS)) return;
      // It crashed, or had to be ended: one more opens, lets go of what it has left down, and ends.
      const last = keep(() => undefined);
      last.start();
      await last.stop({ kind: 'stop' }, PATIENCE_MS);
    },
  };
}
