/** Codes that were given out and not used yet (`hub/remote-support`). */
export interface RemoteSupportTables {
  support_code: {
    /** Of the digits. */
    code_hash: string;
    session: string;
    device: string;
    expires_at_ms: number;
  };
}
