import { join } from 'node:path';
import type { MessagePortMain } from 'electron';
import type { HubOrigin } from '#contracts/console-ipc.ts';
import type { DeskNews } from '#contracts/desk-news.ts';
import type { AppLog } from '#platform/electron/app-log.ts';
import { describeError } from '#platform/electron/app-log.ts';
import type { KeyStore } from '#platform/electron/key-store.ts';
import type { ChildProcess, KeptProcess } from '#platform/electron/kept-process.ts';
import { createKeptProcess } from '#platform/electron/kept-process.ts';
import type { ToMain, ToService } from './data-service/service-messages.ts';
import { toMain } from './data-service/service-messages.ts';

export interface DeskProcessOptions {
  readonly fork: () => ChildProcess;
  /** Holds one folder for each hub, so that nothing meant for one ever reaches another. */
  readonly folder: string;
  readonly keyStore: Pick<KeyStore, 'seal' | 'open'>;
  readonly log: AppLog;
  /** The process ended without being told to; windows lose their ports. */
  readonly onGone: (crash: { readonly willReturn: boolean }) => void;
  readonly onSignedOut: () => void;
  readonly onNews: (news: DeskNews) => void;
  readonly nowMs: () => number;
}

/** The data service as the main process sees it. */
export interface DeskProcess {
  /** Starts it, for this hub. */
  open(hub: HubOrigin): void;
  /** Hands a window's port over. False when there is nobody to take it. */
  connect(port: MessagePortMain): Promise<boolean>;
  /** The network may be back, or the computer has woken up. */
  readonly wake: () => void;
  readonly hangUp: () => void;
  /** Resolves when what was being written is on the disk and the process has ended. It can be opened again. */
  close(): Promise<void>;
}

/** What is being written is small; what takes longer than this hangs. */
const PATIENCE_MS = 10_000;

export function createDeskProcess(options: DeskProcessOptions): DeskProcess {
  const { fork, folder, keyStore, log, nowMs } = options;
  let kept: KeptProcess<ToService> | null = null;

  function tell(message: ToService, ports: readonly MessagePortMain[] = []): Promise<boolean> {
    return kept?.send(message, ports) ?? Promise.resolve(false);
  }

  async function answer(message: ToMain): Promise<void> {
    switch (message.kind) {
      case 'seal':
        return void (await tell({ kind: 'answer', ask: message.ask, value: await keyStore.seal(message.secret) }));
      case 'unseal':
        return void (await tell({ kind: 'answer', ask: message.ask, value: await keyStore.open(message.sealed) }));
      case 'signed-out':
        return options.onSignedOut();
      case 'news':
        return options.onNews(message.news);
      case 'fault':
        return log.error('data service met a fault', message.described);
    }
  }

  return {
    open: (hub) => {
      kept = createKeptProcess<ToService, typeof toMain>({
        fork,
        messages: toMain,
        nowMs,
        onMessage: (message) => {
          answer(message).catch((error: unknown) => log.error('data service not answered', describeError(error)));
        },
        onForked: (post) => post({ kind: 'open', folder: join(folder, folderOf(hub)), hub }),
        onCrashed: ({ exitCode, willReturn }) => {
          log.error('data service crashed', { exitCode, willReturn });
          options.onGone({ willReturn });
        },
        reportFault: (error) => log.error('data service sent what is no message', describeError(error)),
      });
      kept.start();
    },
    connect: (port) => tell({ kind: 'window' }, [port]),
    wake: () => void tell({ kind: 'wake' }),
    hangUp: () => void tell({ kind: 'hang-up' }),
    close: async () => {
      await kept?.stop({ kind: 'stop' }, PATIENCE_MS);
      kept = null;
    },
  };
}

/** `https-desk.example.org`, `http-127.0.0.1-4680`. */
function folderOf(hub: HubOrigin): string {
  return hub.replaceAll(/[^a-z0-9.]+/g, '-');
}
