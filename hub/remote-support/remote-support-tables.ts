/** What the hub alone knows of sessions (`hub/remote-support`). */
export interface RemoteSupportTables {
  /** Codes that were given out and not used yet. */
  support_code: {
    /** Of the digits. */
    code_hash: string;
    session: string;
    /** Where it was asked for: a device, or a person who shares from a browser. */
    device: string;
    expires_at_ms: number;
  };
  /** Sessions that have begun and are not known to have ended. */
  live_session: {
    session: string;
    device: string | null;
    /** Of those without a device. */
    person: string | null;
    /** When a code or a question lapses; `null` once it has joined. */
    due_at_ms: number | null;
    /** When each side last gave a sign. */
    user_heard_at_ms: number;
    agent_heard_at_ms: number;
    /** Of what was said in it; see `hub/signalling`. */
    last_place: number;
  };
}
