import type { SignalLines } from './signal-lines.ts';

interface AttemptPorts {
  readonly signals: Pick<SignalLines, 'hurry'>;
  readonly nowMs: () => number;
  /** Resolves after `delayMs`, or as soon as `signal` aborts. */
  readonly sleep: (delayMs: number, signal: AbortSignal) => Promise<void>;
}

/** One attempt at a live stream. */
export interface Attempt {
  /** Aborts when the attempt has taken too long. */
  readonly tooLong: AbortSignal;
  /** The hub has said something, or the attempt is over. */
  readonly end: () => void;
  /** How long to wait before the next, where it would usually be `usualMs`. */
  readonly restMs: (usualMs: number) => number;
}

/**
 * Begins an attempt that may take as long as it likes, unless a session waits for the stream: then one without a word in good
 * time is given up, and the next one finds a network that is back.
 */
export function beginAttempt({ signals, nowMs, sleep }: AttemptPorts): Attempt {
  const beganAtMs = nowMs();
  const [tooLong, ended] = [new AbortController(), new AbortController()];
  const hurry = signals.hurry();
  const giveUp = () => {
    if (!ended.signal.aborted) tooLong.abort();
  };
  if (hurry !== null) void sleep(hurry.answerWithinMs, ended.signal).then(giveUp);
  return {
    tooLong: tooLong.signal,
    end: () => ended.abort(),
    restMs: (usualMs) => {
      const everyMs = signals.hurry()?.everyMs ?? Infinity;
      return Math.min(usualMs, Math.max(0, everyMs - (nowMs() - beganAtMs)));
    },
  };
}
