/** Work that comes round (`hub/jobs`). */
export interface JobTables {
  job: {
    name: string;
    due_at_ms: number;
    /** In a row; 0 after it has worked. */
    failures: number;
    /** Which runner is at it; `null` when none is. */
    claimed_by: string | null;
    /** Until then nobody else takes it, even if the runner is never heard of again; 0 when nobody is at it. */
    claimed_until_ms: number;
    /** When it last worked. */
    done_at_ms: number | null;
  };
}
