/** What people began to write (`hub/draft`). */
export interface DraftTables {
  draft: {
    /** The agent who wrote it; nobody else ever reads it. */
    owner: string;
    key: string;
    /** Another for every change: a device that hands in a change says which one it was made over. */
    revision: string;
    text: string;
    /** The device it was last changed on. */
    device_name: string;
    changed_at_ms: number;
  };
}
