import type { Result } from '#domain/kernel/result.ts';

/** Refused commands that were let go: no longer shown, but to be had back until their time is over. */
export interface Dismissals {
  /** Those that are let go, for good or not. The same set until something changes. */
  readonly gone: () => ReadonlySet<string>;
  readonly subscribe: (listener: () => void) => () => void;
  /**
   * Lets go of a command once its time is over.
   *
   * @param onOver Called when it can no longer be had back.
   */
  readonly dismiss: (command: string, onOver?: () => void) => void;
  /** Has it back; nothing when its time is over. */
  readonly undo: (command: string) => void;
  /** Lets go of all of them now. Resolves when none is kept any more. */
  readonly finish: () => Promise<void>;
}

export interface DismissalPorts {
  /** Forgets a refused command, with the words that were typed. */
  readonly forget: (command: string) => Promise<Result<null>>;
  /** Calls `run` after a while. Returns the way to call it off. */
  readonly later: (run: () => void, afterMs: number) => () => void;
}

/** How long a dismissal can be undone; as long as the toast that offers it stands. */
export const UNDO_WINDOW_MS = 10_000;

interface Pending {
  readonly callOff: () => void;
  readonly onOver: () => void;
}

/** Keeps what was dismissed in this window. Closing the window in time undoes it: what was typed is there again. */
export function createDismissals({ forget, later }: DismissalPorts): Dismissals {
  const pending = new Map<string, Pending>();
  const listeners = new Set<() => void>();
  let gone: ReadonlySet<string> = new Set();

  function change(next: ReadonlySet<string>): void {
    gone = next;
    for (const listener of listeners) listener();
  }
  function restore(command: string): void {
    change(new Set([...gone].filter((other) => other !== command)));
  }
  /** Takes it out of what can be had back; `false` when it is there no more. */
  function settle(command: string): boolean {
    const settled = pending.get(command);
    settled?.callOff();
    return pending.delete(command);
  }
  async function letGo(command: string): Promise<void> {
    const onOver = pending.get(command)?.onOver;
    if (!settle(command)) return;
    onOver?.();
    const outcome = await forget(command);
    if (!outcome.ok) restore(command);
  }

  return {
    gone: () => gone,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    dismiss(command, onOver = () => undefined) {
      if (pending.has(command)) return;
      const callOff = later(() => void letGo(command), UNDO_WINDOW_MS);
      pending.set(command, { callOff, onOver });
      change(new Set([...gone, command]));
    },
    undo(command) {
      if (settle(command)) restore(command);
    },
    async finish() {
      await Promise.all([...pending.keys()].map(letGo));
    },
  };
}
