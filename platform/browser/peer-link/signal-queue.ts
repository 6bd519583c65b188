import type { LinkSignal } from '#contracts/remote-session/link-signal.ts';

/** Signals on their way out: kept, in order, while nobody can carry them. */
export interface SignalQueue {
  readonly isOpen: () => boolean;
  readonly setOpen: (isOpen: boolean) => void;
  readonly send: (signal: LinkSignal) => void;
}

export function createSignalQueue(carry: (signal: LinkSignal) => void): SignalQueue {
  let isOpen = true;
  let kept: readonly LinkSignal[] = [];

  return {
    isOpen: () => isOpen,
    setOpen: (opened) => {
      isOpen = opened;
      if (!isOpen) return;
      const leaving = kept;
      kept = [];
      for (const signal of leaving) carry(signal);
    },
    send: (signal) => {
      if (isOpen) carry(signal);
      else kept = [...kept, signal];
    },
  };
}
