/** The one way back that is open: that of the last act, with the toast that offers it. */
export interface WayBack<Undo> {
  /** Remembers how the act just done is taken back, or that it cannot be. Closes the way back of the act before. */
  readonly remember: (undo: Undo | null) => void;
  /** Names the toast that offers the way back, so that it goes when the way is closed. */
  readonly offerIn: (toast: string) => void;
  /** Goes back: returns how, and closes the way; `null` when there is none. */
  readonly take: () => Undo | null;
}

/** @param hide Takes a toast away that could not keep what it offers. */
export function createWayBack<Undo>(hide: (toast: string) => void): WayBack<Undo> {
  let undo: Undo | null = null;
  let toast: string | null = null;

  function remember(next: Undo | null): void {
    if (toast !== null) hide(toast);
    toast = null;
    undo = next;
  }
  return {
    remember,
    offerIn: (offering) => {
      toast = offering;
    },
    take: () => {
      const taken = undo;
      remember(null);
      return taken;
    },
  };
}
