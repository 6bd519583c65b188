/** The system's own store of secrets, as far as the helper uses it. */
export interface KeyVault {
  /** The text sealed, so that nobody but this user on this machine opens it; `null` where the system keeps no secrets. */
  readonly seal: (text: string) => Promise<string | null>;
  /** `null` when it cannot be opened: it was sealed on another computer, or the system's store has changed. */
  readonly open: (sealed: string) => Promise<string | null>;
}
