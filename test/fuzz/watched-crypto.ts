/** Web Crypto, which works beside the event loop: the one thing in a fuzz that takes a time of its own. */
export interface WatchedCrypto {
  /** Whether something is still being worked on. */
  readonly isBusy: () => boolean;
  /** Nobody watches any more. */
  stop(): void;
}

const watched = ['digest', 'generateKey', 'importKey', 'exportKey', 'sign', 'verify'] as const;

/** Answers come in the order in which they were asked for, whichever was worked out first. */
export function watchCrypto(): WatchedCrypto {
  const { subtle } = crypto;
  let busy = 0;
  let before: Promise<unknown> = Promise.resolve();

  async function inTurn(answer: Promise<unknown>): Promise<unknown> {
    busy += 1;
    const turn = before;
    before = answer.catch(() => null).then(() => turn);
    try {
      await Promise.allSettled([turn, answer]);
      return await answer;
    } finally {
      busy -= 1;
    }
  }

  for (const name of watched) {
    const plain = subtle[name] as (...given: readonly unknown[]) => Promise<unknown>;
    const value = (...given: readonly unknown[]) => inTurn(Reflect.apply(plain, subtle, given));
    Object.defineProperty(subtle, name, { configurable: true, value });
  }
  return {
    isBusy: () => busy > 0,
    stop: () => {
      for (const name of watched) Reflect.deleteProperty(subtle, name);
    },
  };
}
