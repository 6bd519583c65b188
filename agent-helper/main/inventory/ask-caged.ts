import type { Result } from '#domain/kernel/result.ts';
import { ok, refuse } from '#domain/kernel/result.ts';
import type { InventoryCall } from './inventory-calls.ts';
import type { CagedCall, StartCaged } from './start-caged.ts';

export interface Cage {
  readonly start: StartCaged;
  /** For one call, from the start of its process. */
  readonly timeoutMs: number;
  readonly maxAnswerBytes: number;
}

/** Most calls take a tenth of a second (INV-6). */
export const cageLimits = { timeoutMs: 5_000, maxAnswerBytes: 2 * 2 ** 20 } as const;

export type CageRefusal = {
  readonly code: 'inventory.timed-out' | 'inventory.too-large' | 'inventory.crashed' | 'inventory.garbled';
};

/**
 * Has one call answered by a process of its own, and ends that process with all that it started, whatever it does.
 * The value is whatever the child wrote as JSON: nothing is known about it. Throws the signal's reason when aborted.
 */
export async function askCaged(
  call: InventoryCall,
  cage: Cage,
  signal: AbortSignal,
): Promise<Result<unknown, CageRefusal>> {
  signal.throwIfAborted();
  const child = cage.start(call);
  try {
    const answered = await answerOf(child, cage, signal);
    signal.throwIfAborted();
    return typeof answered === 'string' ? refuse({ code: answered }) : readAnswer(answered);
  } finally {
    child.kill();
  }
}

/** All that the child wrote, once it has ended well; or why nobody waits for it any longer. */
function answerOf(child: CagedCall, cage: Cage, signal: AbortSignal): Promise<Buffer | CageRefusal['code']> {
  const { promise, resolve } = Promise.withResolvers<Buffer | CageRefusal['code']>();
  const chunks: Buffer[] = [];
  let sizeBytes = 0;
  child.output.on('data', (chunk: Buffer) => {
    sizeBytes += chunk.byteLength;
    if (sizeBytes > cage.maxAnswerBytes) resolve('inventory.too-large');
    else chunks.push(chunk);
  });
  // `exit` never rejects: whatever was wrong with a child is an exit without a code.
  void child.exit.then((exitCode) => resolve(exitCode === 0 ? Buffer.concat(chunks) : 'inventory.crashed'));

  const giveUp = () => resolve('inventory.timed-out');
  const timer = setTimeout(giveUp, cage.timeoutMs);
  signal.addEventListener('abort', giveUp, { once: true });
  return promise.finally(() => {
    clearTimeout(timer);
    signal.removeEventListener('abort', giveUp);
  });
}

function readAnswer(output: Buffer): Result<unknown, CageRefusal> {
  try {
    return ok(JSON.parse(output.toString('utf8')));
  } catch {
    return refuse({ code: 'inventory.garbled' });
  }
}
