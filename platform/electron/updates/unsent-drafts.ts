/** Which windows hold something that was typed and not yet sent. */
export interface UnsentDrafts {
  /** @param window The id of its contents. */
  readonly note: (window: number, isUnsent: boolean) => void;
  readonly isAny: () => boolean;
}

/** @param windows The ids of the contents of the windows that are open now: what a closed window held was kept by it. */
export function createUnsentDrafts(windows: () => readonly number[]): UnsentDrafts {
  const unsent = new Set<number>();
  return {
    note: (window, isUnsent) => {
      if (isUnsent) unsent.add(window);
      else unsent.delete(window);
    },
    isAny: () => windows().some((window) => unsent.has(window)),
  };
}
