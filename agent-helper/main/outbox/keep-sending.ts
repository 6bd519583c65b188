import type { Refusal, Result } from '#domain/kernel/result.ts';
import { backOffMs } from './back-off.ts';

export interface KeepSendingPorts {
  /** One round: everything that waits, and what is to be asked afterwards. */
  readonly sendOnce: (signal: AbortSignal) => Promise<Result<null>>;
  /** Told when a round failed, before waiting. */
  readonly onFailure: (refusal: Refusal, waitMs: number) => void;
  /** Resolves after `delayMs`, when `signal` aborts, or, while nothing is wrong, when something new waits. */
  readonly rest: (delayMs: number, signal: AbortSignal) => Promise<void>;
  readonly wait: (delayMs: number, signal: AbortSignal) => Promise<void>;
  readonly chance: () => number;
}

/** Without news the outbox is looked into this often, in case the file system did not tell. */
const LOOK_EVERY_MS = 300_000;

/** Sends until stopped. After a failure it waits longer each time, whatever else happens: never a tight loop. */
export async function keepSending(ports: KeepSendingPorts, signal: AbortSignal): Promise<void> {
  let failures = 0;
  while (!signal.aborted) {
    const sent = await ports.sendOnce(signal);
    if (signal.aborted) return;
    if (sent.ok) {
      failures = 0;
      await ports.rest(LOOK_EVERY_MS, signal);
      continue;
    }
    failures += 1;
    const waitMs = backOffMs(failures, ports.chance(), retryAfterMs(sent.refusal));
    ports.onFailure(sent.refusal, waitMs);
    await ports.wait(waitMs, signal);
  }
}

function retryAfterMs({ details }: Refusal): number {
  const seconds = details?.['retryAfterS'];
  return typeof seconds === 'number' ? seconds * 1_000 : 0;
}
