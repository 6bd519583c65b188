import { askHub } from '#platform/any/ask-hub.ts';
import { attachmentLink } from '#platform/any/attachment/attachment-link.ts';
import type { DataService } from '#platform/any/data-service/create-data-service.ts';
import { createDataService } from '#platform/any/data-service/create-data-service.ts';
import { openLiveStream } from '#platform/any/live-stream.ts';
import { newCommandId } from '#platform/any/new-id.ts';
import { createBlobDatabase } from '#platform/browser/attachment/blob-database.ts';
import { browserName } from './browser-name.ts';
import { openProfileFiles } from './open-profile-files.ts';
import type { ProfileFiles } from './open-profile-files.ts';
import { isDamage } from './rescue-profile.ts';

/** The data service of a browser profile. */
export type ProfileDesk = Pick<DataService, 'serveWindow' | 'start' | 'wake' | 'hangUp'>;

/** Who calls holds the desk's lock: two that write to one storage would undo each other. */
export function openProfileDesk(reportFault: (error: unknown) => void): ProfileDesk {
  const { origin } = self.location;
  let files: ProfileFiles | null = null;

  async function report(fault: unknown): Promise<void> {
    reportFault(fault);
    try {
      if (isDamage(fault)) await files?.noteDamage();
    } catch (trouble) {
      reportFault(trouble);
    }
  }

  return createDataService({
    storage: async () => {
      files = await openProfileFiles(reportFault);
      return files.storage;
    },
    searchDatabase: () => files?.searchDatabase,
    rescued: {
      read: async () => (await files?.rescued?.read()) ?? null,
      forget: async () => files?.rescued?.forget(),
    },
    hub: {
      ask: (request, input, options) => askHub(origin, request, input, options),
      openStream: (hello, signal) => openLiveStream(origin, hello, signal),
    },
    deviceName: browserName(navigator.userAgent),
    fileLink: attachmentLink(origin),
    blobs: createBlobDatabase('deskbell-files'),
    // Roughly, as browsers tell it: of all that this address keeps.
    measure: async () => (await navigator.storage.estimate()).usage ?? null,
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
    reportFault: (fault) => void report(fault),
  });
}
