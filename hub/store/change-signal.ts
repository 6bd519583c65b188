/** Tells listeners in this process that something changed. Carries nothing: whoever hears it looks for themselves. */
export interface ChangeSignal {
  readonly emit: () => void;
  /** Returns a function that ends it. */
  readonly listen: (listener: () => void) => () => void;
}

export function createChangeSignal(): ChangeSignal {
  const listeners = new Set<() => void>();
  return {
    emit: () => {
      for (const listener of listeners) listener();
    },
    listen: (listener) => {
      // A function of its own, so that two subscriptions of one listener are two.
      const subscription = () => listener();
      listeners.add(subscription);
      return () => listeners.delete(subscription);
    },
  };
}
