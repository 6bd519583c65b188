import { askHub } from '#platform/any/ask-hub.ts';
import { attachmentLink } from '#platform/any/attachment/attachment-link.ts';
import { createDataService } from '#platform/any/data-service/create-data-service.ts';
import { openLiveStream } from '#platform/any/live-stream.ts';
import { newCommandId } from '#platform/any/new-id.ts';
import { createBlobDatabase } from '#platform/browser/attachment/blob-database.ts';
import { getRxStorageDexie } from 'rxdb/plugins/storage-dexie';
import { whenDeskIsFree, whenWindowIsGone } from './desk-locks.ts';
import type { WindowArrives } from './desk-locks.ts';

/**
 * The data service of a browser profile. As a shared worker it serves every window; where browsers have none, each
 * window starts it as a worker of its own, and the one that holds the lock serves.
 */
const { origin } = self.location;

const service = createDataService({
  // A command is safe once it is in the outbox, so the outbox has to be on the disk.
  storage: getRxStorageDexie({ chromeTransactionDurability: 'strict' }),
  hub: {
    ask: (request, input, options) => askHub(origin, request, input, options),
    openStream: (hello, signal) => openLiveStream(origin, hello, signal),
  },
  fileLink: attachmentLink(origin),
  blobs: createBlobDatabase('deskbell-files'),
  nowMs: () => Date.now(),
  newId: newCommandId,
  chance: Math.random,
  wait: (delayMs, signal) =>
    new Promise((resolve) => {
      if (signal.aborted) return resolve();
      const timer = setTimeout(resolve, delayMs);
      signal.addEventListener('abort', () => {
        clearTimeout(timer);
        resolve();
      });
    }),
  reportFault: (error) => self.reportError(error),
});

function serve({ data, ports: [port] }: MessageEvent<WindowArrives>): void {
  if (port === undefined) return;
  const leave = service.serveWindow(port);
  void whenWindowIsGone(data.lock, leave);
}

self.addEventListener('online', () => service.wake());
self.addEventListener('offline', () => service.hangUp());
self.addEventListener('connect', (event) => {
  const [port] = (event as MessageEvent).ports;
  port?.addEventListener('message', serve);
  port?.start();
});
self.addEventListener('message', serve);

whenDeskIsFree(service.start, service.holdBack).catch((error: unknown) => self.reportError(error));
