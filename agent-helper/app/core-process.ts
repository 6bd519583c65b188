import type { CoreAsk, CoreToMain, HelperNews, HelperState, MainToCore, PortReply } from '#contracts/helper-core.ts';
import { coreToMain } from '#contracts/helper-core.ts';
import type { AppLog } from '#platform/electron/app-log.ts';
import { describeError } from '#platform/electron/app-log.ts';
import type { KeyStore } from '#platform/electron/key-store.ts';
import type { ChildProcess } from '#platform/electron/kept-process.ts';
import { createKeptProcess } from '#platform/electron/kept-process.ts';
import type { StartCaged } from '../main/inventory/start-caged.ts';
import { createOpenQuestions } from '../main/open-questions.ts';
import { createCagedCalls } from './caged-calls.ts';
import type { SessionEnds } from '#platform/any/live-help/session-ends.ts';
import { createSessionEnds } from '#platform/any/live-help/session-ends.ts';

export interface CoreProcessOptions {
  readonly fork: () => ChildProcess;
  readonly startCaged: StartCaged;
  readonly keyStore: Pick<KeyStore, 'seal' | 'open'>;
  readonly log: AppLog;
  readonly nowMs: () => number;
  readonly onState: (state: HelperState) => void;
  readonly onNews: (news: HelperNews) => void;
  /** It ended without being told to. `willReturn` is false once it was given up. */
  readonly onCrashed: (crash: { readonly willReturn: boolean }) => void;
}

/** The core as the main process sees it. */
export interface CoreProcess {
  readonly start: () => void;
  /** Rejects with a `Fault` when the core ends before it has answered, or has no answer. */
  readonly ask: (request: string, input: unknown) => Promise<unknown>;
  /** Takes part in a session that is joined. */
  readonly attendSession: SessionEnds['attend'];
  readonly wake: () => void;
  readonly stop: () => Promise<void>;
}

/** What is being written is small; what takes longer than this hangs. */
const PATIENCE_MS = 5_000;

export function createCoreProcess(options: CoreProcessOptions): CoreProcess {
  const { log, keyStore } = options;
  const questions = createOpenQuestions();
  const send = (message: MainToCore): Promise<boolean> => core.send(message);
  const ends = createSessionEnds((act) => void send({ kind: 'signal', act }));
  const cages = createCagedCalls({ start: options.startCaged, send: (news) => void send(news) });

  const core = createKeptProcess<MainToCore, typeof coreToMain>({
    fork: options.fork,
    messages: coreToMain,
    nowMs: options.nowMs,
    onMessage: take,
    onForked: () => log.info('core started'),
    onCrashed: ({ exitCode, willReturn }) => {
      log.error('core ended', { exitCode, willReturn });
      cages.endAll();
      questions.giveUp('core.ended');
      ends.endAll();
      options.onCrashed({ willReturn });
    },
    reportFault: (error) => log.error('core said what is no message', describeError(error)),
  });

  function take(message: CoreToMain): void {
    switch (message.kind) {
      case 'answer':
        return questions.settle(message.id, message.reply);
      case 'ask':
        return void replyTo(message.ask, keyStore, log).then((reply) =>
          send({ kind: 'answer', id: message.id, reply }),
        );
      case 'state':
        return options.onState(message.state);
      case 'news':
        return options.onNews(message.news);
      case 'signal':
        return ends.take(message.end, message.news);
      case 'cage.start':
      case 'cage.kill':
        return cages.take(message);
      default:
        return message satisfies never;
    }
  }

  return {
    start: () => core.start(),
    ask: (request, input) =>
      questions.ask((id) => {
        void send({ kind: 'ask', id, request, input }).then((isSent) => isSent || questions.giveUp('core.ended'));
      }),
    attendSession: ends.attend,
    wake: () => void send({ kind: 'wake' }),
    stop: async () => {
      cages.endAll();
      await core.stop({ kind: 'stop' }, PATIENCE_MS);
    },
  };
}

/** What only this process can do: the system's store of secrets. */
async function replyTo(ask: CoreAsk, keyStore: CoreProcessOptions['keyStore'], log: AppLog): Promise<PortReply> {
  try {
    return { ok: true, value: await (ask.request === 'key.seal' ? keyStore.seal(ask.text) : keyStore.open(ask.text)) };
  } catch (error) {
    log.error('core not answered', { request: ask.request, ...describeError(error) });
    return { ok: false, code: 'main.fault' };
  }
}
