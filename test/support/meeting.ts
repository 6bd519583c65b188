import { refuse } from '#domain/kernel/result.ts';
import { askHub } from '#platform/any/ask-hub.ts';
import { attachmentLink } from '#platform/any/attachment/attachment-link.ts';
import { createDataService } from '#platform/any/data-service/create-data-service.ts';
import { openLiveStream } from '#platform/any/live-stream.ts';
import { newCommandId } from '#platform/any/new-id.ts';
import { sleep } from '#platform/node/sleep.ts';
import { onTestFinished } from 'vitest';
import type { Asker } from './asker.ts';
import { openAsker } from './asker.ts';
import { blobsInMemory } from './blobs-in-memory.ts';
import { aDeskStorage } from './desk-storage.ts';
import type { Account } from './small-desk.ts';

/** A console of somebody who comes and goes: its way to the hub can be cut and mended. */
export interface TravellingConsole extends Asker {
  readonly faults: unknown[];
  cut(): void;
  mend(): void;
}

const SLOW_MS = 30_000;

/** Signed in, whole, and with a certificate of the hub. @param clock `aheadMs` may be changed at any time. */
export async function aTravellingConsole(
  origin: string,
  { login, password }: Pick<Account, 'login' | 'password'>,
  clock: { readonly aheadMs: number } = { aheadMs: 0 },
): Promise<TravellingConsole> {
  const faults: unknown[] = [];
  const certified = Promise.withResolvers<void>();
  let line = new AbortController();
  const service = createDataService({
    storage: aDeskStorage(),
    blobs: blobsInMemory(),
    fileLink: attachmentLink(origin),
    hub: {
      ask: async (request, input, options) => {
        if (line.signal.aborted) return refuse({ code: 'hub.unreachable' });
        const answer = await askHub(origin, request, input, options);
        if (request === 'exchange.certify' && answer.ok) certified.resolve();
        return answer;
      },
      openStream: (hello, signal) => openLiveStream(origin, hello, AbortSignal.any([signal, line.signal])),
    },
    nowMs: () => Date.now() + clock.aheadMs,
    newId: newCommandId,
    chance: () => 0,
    // Pauses of the product, in hundredths: nobody here is tired of being asked.
    wait: (delayMs, signal) => sleep(delayMs / 100, signal),
    reportFault: (error) => faults.push(error),
  });
  await service.start();
  const asker = openAsker(service);
  onTestFinished(async () => {
    asker.leave();
    await service.stop();
  });
  await asker.until(() => true, SLOW_MS);
  const opened = await asker.ask('session.open', { login, password });
  if (!opened.ok) throw new Error(`Not signed in: ${opened.refusal.code}`);
  await asker.until(({ isReplicaWhole, link }) => isReplicaWhole && link === 'online', SLOW_MS);
  await certified.promise;
  return {
    ...asker,
    faults,
    cut: () => {
      line.abort();
      service.hangUp();
    },
    mend: () => {
      line = new AbortController();
      service.wake();
    },
  };
}
