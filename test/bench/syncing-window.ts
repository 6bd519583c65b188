import { sleep } from '#platform/node/sleep.ts';
import { parentPort, workerData } from 'node:worker_threads';
import { filter, firstValueFrom } from 'rxjs';
import { openDesk } from '../../renderer/desk/open-desk.ts';
import { queueOf, ROWS_IN_QUEUE } from './console-desk.ts';

/** What the window says: that its first page is there, and at the end how long each question took after that. */
export type WindowNews =
  | { readonly kind: 'first-page' }
  | { readonly kind: 'asked'; readonly queueMs: readonly number[] };

const ASK_EVERY_MS = 50;

// A window in a thread of its own, as the desktop's are in processes of theirs: it asks whether or not the service is busy.
const desk = await openDesk(workerData as MessagePort, { nowMs: Date.now });
const over = new AbortController();
parentPort?.once('message', () => over.abort());
await firstValueFrom(queueOf(desk).$.pipe(filter(({ length }) => length === ROWS_IN_QUEUE)));
tell({ kind: 'first-page' });
tell({ kind: 'asked', queueMs: await askQueue(over.signal) });

/** Asks for the queue now and then, and says how long each answer took. */
async function askQueue(signal: AbortSignal): Promise<readonly number[]> {
  const tookMs: number[] = [];
  while (!signal.aborted) {
    const askedMs = performance.now();
    // Another query each time, so that nothing is answered from what was asked before.
    await queueOf(desk, ROWS_IN_QUEUE + 1 + tookMs.length).exec();
    tookMs.push(performance.now() - askedMs);
    await sleep(ASK_EVERY_MS, signal);
  }
  return tookMs;
}

function tell(news: WindowNews): void {
  parentPort?.postMessage(news, []);
}
