import { hostname } from 'node:os';
import { fileURLToPath } from 'node:url';
import { Fault } from '#contracts/fault.ts';
import type { Result } from '#domain/kernel/result.ts';
import { assertNever, ok } from '#domain/kernel/result.ts';
import { attachmentLink } from '#platform/any/attachment/attachment-link.ts';
import { askHub } from '#platform/any/ask-hub.ts';
import type { OpenStream } from '#platform/any/live-stream.ts';
import { openLiveStream } from '#platform/any/live-stream.ts';
import { sleep } from '#platform/node/sleep.ts';
import { dataPathOf } from './data-folder.ts';
import { createHelperLog } from './helper-log.ts';
import { enrol } from './orders/enrol.ts';
import { showInventory } from './orders/inventory.ts';
import { cageLimits } from './inventory/ask-caged.ts';
import { spawnCaged } from './inventory/spawn-caged.ts';
import type { Order } from './orders/read-order.ts';
import { readOrder } from './orders/read-order.ts';
import { report } from './orders/report.ts';
import { run } from './orders/run.ts';
import { showStatus } from './orders/status.ts';
import type { Surroundings } from './surroundings.ts';
import { refusalOf, sentenceOf, wordsFor } from './words/say.ts';

/** `interrupted`: as shells have it for SIGINT. A helper that runs until stopped is done when it is stopped. */
const exitCodes = { done: 0, failed: 1, misunderstood: 2, interrupted: 130 } as const;

const cage = { ...cageLimits, start: spawnCaged(fileURLToPath(new URL('inventory/caged-child.ts', import.meta.url))) };

const words = wordsFor(process.env);
// The console, unlike the streams behind it, does not mind a reader who has heard enough (`| head`).
const say = (line: string) => console.log(line);
const complain = (line: string) => console.error(line);

const stopping = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stopping.abort());

const streamAt =
  (hub: string): OpenStream =>
  (...hello) =>
    openLiveStream(hub, ...hello);

async function carryOut(order: Order): Promise<Result<null>> {
  const surroundings: Surroundings = {
    dataPath: dataPathOf(process.env, process.platform),
    hostName: hostname(),
    // The headless helper has nobody before it to read digits to.
    localAddresses: () => [],
    words,
    say,
    // Whoever gives a single order reads its outcome, not a log.
    log: order.kind === 'run' ? createHelperLog(say, Date.now) : () => undefined,
    vault: null,
    filesAt: (hub) => attachmentLink(hub),
    askAt: (hub) => (request, input, options) => askHub(hub, request, input, options),
    cage,
    nowMs: Date.now,
    chance: Math.random,
    sleep,
    stopped: stopping.signal,
  };
  switch (order.kind) {
    case 'run':
      return await run(surroundings, streamAt);
    case 'enrol':
      return await enrol(order, surroundings);
    case 'report':
      return await report(order, surroundings);
    case 'inventory':
      return await showInventory(surroundings);
    case 'status':
      return await showStatus(surroundings);
    case 'usage':
      say(words.usage);
      return ok(null);
    default:
      return assertNever(order);
  }
}

async function main(): Promise<number> {
  const order = readOrder(process.argv.slice(2));
  if (!order.ok) {
    complain(`${sentenceOf(words, order.refusal)}\n\n${words.usage}`);
    return exitCodes.misunderstood;
  }
  try {
    const outcome = await carryOut(order.value);
    if (outcome.ok) return exitCodes.done;
    complain(sentenceOf(words, outcome.refusal));
  } catch (error) {
    if (stopping.signal.aborted) return exitCodes.interrupted;
    if (!(error instanceof Fault)) throw error;
    complain(sentenceOf(words, refusalOf(error)));
  }
  return exitCodes.failed;
}

process.exitCode = await main();
