import { createDeskExchange } from './desk-exchange.ts';
import type { ExchangeArrives } from './desk-line.ts';
import { holdOwnLock, whenOwnerIsGone } from './desk-locks.ts';

/** The shared worker in which windows of a profile find the one dedicated worker that holds its desk. */
const exchange = createDeskExchange(whenOwnerIsGone);
const lock = holdOwnLock('exchange');

async function join(port: MessagePort): Promise<void> {
  exchange.join(port);
  port.postMessage({ exchangeLock: await lock } satisfies ExchangeArrives);
}

self.addEventListener('connect', (event) => {
  const [port] = (event as MessageEvent).ports;
  if (port !== undefined) void join(port);
});
