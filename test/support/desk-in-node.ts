import { createDataService } from '#platform/any/data-service/create-data-service.ts';
import type { DataService } from '#platform/any/data-service/create-data-service.ts';
import type { Surroundings } from '#platform/any/data-service/hub-link.ts';
import type { AttachmentLink } from '#platform/any/attachment/attachment-link.ts';
import type { HubLink } from '#platform/any/data-service/hub-link.ts';
import type { DeskStorage } from '#platform/any/data-service/open-tables.ts';
import type { CallLan } from '#platform/any/lan-session/lan-reach.ts';
import type { SearchDatabase } from '#platform/any/search/search-file.ts';
import { newCommandId } from '#platform/any/new-id.ts';
import { setTimeout as sleep } from 'node:timers/promises';
import { blobsInMemory } from './blobs-in-memory.ts';
import { aMemoryStorage } from './memory-storage.ts';
import { createSmallFileLink } from './small-hub-files.ts';
import type { Desk } from '../../renderer/desk/desk.ts';
import { openDesk } from '../../renderer/desk/open-desk.ts';

export interface DeskInNodeOptions extends Partial<Surroundings> {
  readonly hub: HubLink;
  /** Without one, files find no way to the hub. */
  readonly fileLink?: AttachmentLink;
  /** Handed in to find the same desk again after a restart. */
  readonly storage?: DeskStorage;
  readonly searchDatabase?: () => SearchDatabase;
  /** Calls a helper where no hub is. */
  readonly callLan?: CallLan;
}

/** A data service in this process, with as many windows as RxDB has collections for: one at a time. */
export interface DeskInNode {
  readonly service: DataService;
  openWindow(): Promise<Desk>;
  stop(): Promise<void>;
}

export async function startDeskInNode(options: DeskInNodeOptions): Promise<DeskInNode> {
  const windows: Desk[] = [];
  const faults: unknown[] = [];
  const nowMs = options.nowMs ?? (() => Date.now());
  const service = createDataService({
    storage: aMemoryStorage(),
    blobs: blobsInMemory(),
    fileLink: createSmallFileLink(() => ({ code: 'hub.unreachable' })).link,
    nowMs,
    newId: newCommandId,
    chance: Math.random,
    wait: (delayMs, signal) => sleep(delayMs, undefined, { signal, ref: false }).catch(() => undefined),
    reportFault: (error) => faults.push(error),
    ...options,
  });
  await service.start();
  return {
    service,
    openWindow: async () => {
      const { port1, port2 } = new MessageChannel();
      service.serveWindow(port2);
      const desk = await openDesk(port1, { nowMs });
      windows.push(desk);
      return desk;
    },
    stop: async () => {
      await Promise.all(windows.map((desk) => desk.leave()));
      await service.stop();
      if (faults.length > 0) throw new AggregateError(faults, 'The data service met faults.');
    },
  };
}
