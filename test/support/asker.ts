import type { DeskDraft, DeskFile, DeskStatus, ServiceToWindow } from '#contracts/desk-port.ts';
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
  /** What was begun, by what it is for. */
  readonly drafts: () => ReadonlyMap<string, DeskDraft>;
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
  let drafts = new Map<string, DeskDraft>();
  messages$.subscribe((message) => {
    if (message.lane === 'status') latest = message.status;
    if (message.lane === 'files') files = message.files;
    if (message.lane === 'drafts') drafts = draftsAfter(message.isWhole ? new Map() : drafts, message.drafts);
  });
  return {
    ask: askService(messages$, (message) => port1.postMessage(message)),
    status: () => latest!,
    until: async (isSo, timeoutMs = 15_000) => {
      await expect.poll(() => latest !== null && isSo(latest), { interval: 1, timeout: timeoutMs }).toBe(true);
    },
    files: () => files,
    untilFiles: async (areSo, timeoutMs = 15_000) => {
      await expect.poll(() => areSo(files), { interval: 1, timeout: timeoutMs }).toBe(true);
    },
    drafts: () => drafts,
    leave: () => port1.close(),
  };
}

function draftsAfter(before: ReadonlyMap<string, DeskDraft>, changed: readonly DeskDraft[]): Map<string, DeskDraft> {
  const all = new Map([...before, ...changed.map((draft) => [draft.key, draft] as const)]);
  return new Map([...all].filter(([, { text, other }]) => text !== '' || other !== null));
}
