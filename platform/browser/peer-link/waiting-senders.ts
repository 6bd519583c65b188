import type { LinkChannel } from '#contracts/remote-session/link-channels.ts';

interface Waiting {
  readonly channel: LinkChannel;
  readonly limitBytes: number;
  readonly tell: (isBelow: boolean) => void;
}

export interface WaitingSendersPorts {
  /** `null` while nothing can be sent. */
  readonly bufferedBytes: (channel: LinkChannel) => number | null;
  /** Look again once the channel has come down to so many bytes. */
  readonly askForDrain: (channel: LinkChannel, limitBytes: number) => void;
}

/** Who waits until a channel has room. */
export interface WaitingSenders {
  /** See `PeerLink.whenBelow`. */
  readonly add: (channel: LinkChannel, limitBytes: number, signal?: AbortSignal) => Promise<boolean>;
  /** Tells those whose time has come. */
  readonly look: () => void;
  /** Nothing will be sent any more. */
  readonly end: () => void;
}

export function createWaitingSenders({ bufferedBytes, askForDrain }: WaitingSendersPorts): WaitingSenders {
  let all: readonly Waiting[] = [];
  let isOver = false;

  function done(waiting: Waiting, isBelow: boolean): void {
    all = all.filter((other) => other !== waiting);
    waiting.tell(isBelow);
  }

  function look(): void {
    for (const waiting of all) {
      const bytes = bufferedBytes(waiting.channel);
      if (bytes !== null && bytes <= waiting.limitBytes) done(waiting, true);
    }
    for (const { channel, limitBytes } of all) askForDrain(channel, limitBytes);
  }

  return {
    add: (channel, limitBytes, signal) => {
      const { promise, resolve } = Promise.withResolvers<boolean>();
      const waiting: Waiting = { channel, limitBytes, tell: resolve };
      all = [...all, waiting];
      signal?.addEventListener('abort', () => done(waiting, false), { once: true });
      if (isOver || signal?.aborted === true) done(waiting, false);
      look();
      return promise;
    },
    look,
    end: () => {
      isOver = true;
      for (const waiting of all) done(waiting, false);
    },
  };
}
