/** What ends of sessions say to each other, on its way (`hub/signalling`). Nothing here is kept for longer than a minute. */
export interface SignalTables {
  /** Every end that has attended a session that goes on. */
  signal_end: {
    end_id: string;
    session: string;
    /** Whose it is: `user`, or an agent. For ever: nobody else may say something in its name. */
    participant: string;
    /** Of what it has said so far. */
    last_number: number;
  };
  signal: {
    session: string;
    /** Rises by one in each session, in the order in which words become visible. */
    place: number;
    from_participant: string;
    from_end: string;
    /** `null`: everybody else at the session. */
    to_participant: string | null;
    /** `null`: whichever end they have. */
    towards: string | null;
    /** `null`: only that the end is there. */
    words: string | null;
    said_at_ms: number;
  };
}
