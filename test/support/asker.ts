import type { DeskFile, DeskStatus, ServiceToWindow } from '#contracts/desk-port.ts';
import type { DataService } from '#platform/any/data-service/create-data-service.ts';
import { Observable, share } from 'rxjs';
import { expect } from 'vitest';
import type { AskService } from '../../renderer/desk/ask-service.ts';
import { askService } from '../../renderer/desk/ask-service.ts';

/** A window without RxDB: asks the service and hears its status. */
export interface Asker {
  readonly ask: AskService;
  readonly status: () => DeskStatus;
  /** Resolves once the status is so; fails after `timeoutMs`. */
  readonly until: (isSo: (status: DeskStatus) => boolean, timeoutMs?: number) => Promise<void>;
  readonly files: () => readonly DeskFile[];
  readonly untilFiles: (areSo: (files: readonly DeskFile[]) => boolean, timeoutMs?: number) => Promise<void>;
  readonly leave: () => void;
}

export function openAsker({ serveWindow }: Pick<DataService, 'serveWindow'>): Asker {
  const { port1, port2 } = new MessageChannel();
  serveWindow(port2);
  const messages$ = new Observable<ServiceToWindow>((observer) => {
    port1.addEventListener('message', ({ data }) => observer.next(data));
    port1.start();
  }).pipe(share());
  let latest: DeskStatus | null = null;
  let files: readonly DeskFile[] = [];
  messages$.subscribe((message) => {
    if (message.lane === 'status') latest = message.status;
    if (message.lane === 'files') files = message.files;
  });
  return {
    ask: askService(messages$, (message) => port1.postMessage(message)),
    status: () => latest!,
    until: async (isSo, timeoutMs = 5_000) => {
      await expect.poll(() => latest !== null && isSo(latest), { interval: 1, timeout: timeoutMs }).toBe(true);
    },
    files: () => files,
    untilFiles: async (areSo, timeoutMs = 5_000) => {
      await expect.poll(() => areSo(files), { interval: 1, timeout: timeoutMs }).toBe(true);
    },
    leave: () => port1.close(),
  };
}
