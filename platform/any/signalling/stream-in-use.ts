import type { ClientToHub } from '#contracts/sync.ts';

export type Said = Extract<ClientToHub, { kind: `signal.${string}` }>;
export type Send = (message: Said) => void;

export interface StreamInUsePorts {
  /** Milliseconds of any clock that goes on. */
  readonly nowMs: () => number;
  /** Resolves after `delayMs`, or as soon as `signal` aborts. */
  readonly wait: (delayMs: number, signal: AbortSignal) => Promise<void>;
}

/** The stream over which signals go at present, and whether it still carries them. */
export interface StreamInUse {
  readonly isUp: () => boolean;
  /** Says it, where there is a stream. */
  readonly send: Send;
  /** The hub has said something. */
  readonly hear: () => void;
  /** @returns What to call when it is gone: `true` when it was in use until then. */
  readonly use: (send: Send, hangUp: () => void) => () => boolean;
  /** It is missed from now on, where it is not there. */
  readonly miss: () => void;
  /** Since the last one was lost, or since it is missed; 0 while there is one. */
  readonly missedForMs: () => number;
}

/** Four times, not once for two seconds: a computer that was busy reads first what came meanwhile. */
const LOOK_EVERY_MS = 500;
const SILENT_LOOKS = 4;

/** @param isWaiting Whether something that was said is not taken yet: then the hub is to be heard. */
export function createStreamInUse({ nowMs, wait }: StreamInUsePorts, isWaiting: () => boolean): StreamInUse {
  let current: { readonly send: Send; readonly hangUp: () => void; readonly gone: AbortController } | null = null;
  let heard = 0;
  let isWatched = false;
  let missedSinceMs = nowMs();

  /** Until all is taken, or the stream is gone. */
  async function watch({ hangUp, gone: { signal } }: NonNullable<typeof current>): Promise<void> {
    isWatched = true;
    let silentLooks = 0;
    while (!signal.aborted && isWaiting() && silentLooks < SILENT_LOOKS) {
      const before = heard;
      await wait(LOOK_EVERY_MS, signal);
      silentLooks = heard === before ? silentLooks + 1 : 0;
    }
    if (signal.aborted) return;
    isWatched = false;
    if (isWaiting()) hangUp();
  }

  return {
    isUp: () => current !== null,
    send: (message) => {
      current?.send(message);
      if (current !== null && message.kind === 'signal.send' && !isWatched) void watch(current);
    },
    hear: () => {
      heard += 1;
    },
    use: (send, hangUp) => {
      current?.gone.abort();
      const used = { send, hangUp, gone: new AbortController() };
      current = used;
      isWatched = false;
      return () => {
        used.gone.abort();
        if (current !== used) return false;
        current = null;
        missedSinceMs = nowMs();
        return true;
      };
    },
    miss: () => {
      missedSinceMs = nowMs();
    },
    missedForMs: () => (current === null ? nowMs() - missedSinceMs : 0),
  };
}
