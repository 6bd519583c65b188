/** Web Crypto, which works beside the event loop: the one thing in a fuzz that takes a time of its own. */
export interface WatchedCrypto {
  /** Whether something is still being worked on. */
  readonly isBusy: () => boolean;
  /** Gives the oldest answer to whoever asked for it: at a moment that does not depend on how long it took. */
  release(): Promise<void>;
  /** Nobody watches any more. */
  stop(): void;
}

const watched = ['digest', 'generateKey', 'importKey', 'exportKey', 'sign', 'verify'] as const;

/** Answers are held back, and come in the order in which they were asked for, whichever was worked out first. */
export function watchCrypto(): WatchedCrypto {
  const { subtle } = crypto;
  const held: { readonly isWorkedOut: Promise<unknown>; readonly give: () => void }[] = [];

  function hold(answer: Promise<unknown>): Promise<unknown> {
    const { promise, resolve } = Promise.withResolvers<unknown>();
    held.push({ isWorkedOut: answer.catch(() => null), give: () => resolve(answer) });
    return promise;
  }

  for (const name of watched) {
    const plain = subtle[name] as (...given: readonly unknown[]) => Promise<unknown>;
    const value = (...given: readonly unknown[]) => hold(Reflect.apply(plain, subtle, given));
    Object.defineProperty(subtle, name, { configurable: true, value });
  }
  return {
    isBusy: () => held.length > 0,
    release: async () => {
      const [oldest] = held;
      if (oldest === undefined) return;
      await oldest.isWorkedOut;
      held.shift();
      oldest.give();
    },
    stop: () => {
      for (const name of watched) Reflect.deleteProperty(subtle, name);
      for (const { give } of held.splice(0)) give();
    },
  };
}
