import type { TokenVault } from '#platform/any/data-service/keep.ts';
import type { ToMain, ToService } from './service-messages.ts';

type Answer = Extract<ToService, { kind: 'answer' }>;

/** The key store of the system, which only the main process can use. */
export interface RemoteVault extends TokenVault {
  readonly takeAnswer: (answer: Answer) => void;
}

export function vaultInMain(tell: (message: ToMain) => void): RemoteVault {
  const waiting = new Map<number, (value: string | null) => void>();
  let lastAsk = 0;

  function ask(message: (ask: number) => ToMain): Promise<string | null> {
    lastAsk += 1;
    const answered = Promise.withResolvers<string | null>();
    waiting.set(lastAsk, answered.resolve);
    tell(message(lastAsk));
    return answered.promise;
  }

  return {
    seal: (secret) => ask((ask) => ({ kind: 'seal', ask, secret })),
    open: (sealed) => ask((ask) => ({ kind: 'unseal', ask, sealed })),
    takeAnswer: ({ ask, value }) => {
      waiting.get(ask)?.(value);
      waiting.delete(ask);
    },
  };
}
