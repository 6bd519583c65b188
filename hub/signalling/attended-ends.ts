import type { EndId } from '#contracts/remote-session/carried-signal.ts';
import type { HubToClient } from '#contracts/sync.ts';
import type { SupportSessionId } from '#domain/kernel/fields.ts';
import type { Participant } from '#domain/remote-support/session-entry.ts';
import type { SignedIn } from '../access/sessions.ts';
import type { Store } from '../store/store.ts';
import type { SignalRow } from './signal-rows.ts';
import { lastPlaces, readSignals } from './signal-rows.ts';
import type { Turns } from './turns.ts';

/** A client as signalling sees it. */
export interface SignallingClient {
  /** `null` before the hello, and when it is over. */
  readonly signedIn: SignedIn | null;
  tell(message: HubToClient): void;
}

export interface AttendedEnd {
  readonly client: SignallingClient;
  readonly session: SupportSessionId;
  readonly end: EndId;
  readonly participant: Participant;
  /** Up to where it was told. */
  toldTo: number;
}

/** The ends that attend over streams of this process, and what they are told. */
export interface AttendedEnds {
  readonly all: () => readonly AttendedEnd[];
  readonly ofClient: (client: SignallingClient) => readonly AttendedEnd[];
  readonly find: (end: EndId) => AttendedEnd | undefined;
  readonly add: (attended: AttendedEnd) => void;
  readonly remove: (end: EndId) => void;
  /** Something was said in a session, or may have been. */
  readonly pump: (session: SupportSessionId) => void;
  /** Looks for what was said elsewhere: word of it may have got lost. */
  readonly catchUp: () => Promise<void>;
}

const MOST_READ = 200;

export function createAttendedEnds(store: Pick<Store, 'database'>, turns: Turns<string>): AttendedEnds {
  const ends = new Map<EndId, AttendedEnd>();
  const ofSession = (session: SupportSessionId) => [...ends.values()].filter((one) => one.session === session);
  const placesOf = (sessions: readonly SupportSessionId[]) => lastPlaces(store.database, sessions);

  /** One at a time for each session, so that everybody is told in the order of the places. */
  async function tell(session: SupportSessionId): Promise<void> {
    for (let isMore = true; isMore;) {
      // First: whatever is at this place or before it can be read from here on, or was swept away.
      const last = (await placesOf([session])).get(session) ?? 0;
      const attended = ofSession(session);
      if (attended.length === 0) return;
      const after = Math.min(...attended.map(({ toldTo }) => toldTo));
      const rows = await readSignals(store.database, session, after, MOST_READ);
      for (const row of rows) for (const end of attended) tellRow(end, row);
      isMore = rows.length === MOST_READ;
      if (!isMore) for (const end of attended) end.toldTo = Math.max(end.toldTo, last);
    }
  }

  const pump = (session: SupportSessionId) => turns.take(session, () => tell(session));
  return {
    all: () => [...ends.values()],
    ofClient: (client) => [...ends.values()].filter((one) => one.client === client),
    find: (end) => ends.get(end),
    add: (attended) => void ends.set(attended.end, attended),
    remove: (end) => void ends.delete(end),
    pump,
    catchUp: async () => {
      const sessions = [...new Set([...ends.values()].map(({ session }) => session))];
      const places = await placesOf(sessions);
      for (const session of sessions) {
        const isBehind = ofSession(session).some(({ toldTo }) => toldTo < (places.get(session) ?? 0));
        if (isBehind) pump(session);
      }
    },
  };
}

function tellRow(end: AttendedEnd, row: SignalRow): void {
  if (row.place <= end.toldTo) return;
  end.toldTo = row.place;
  const isForThem = row.to_participant === null || row.to_participant === end.participant;
  const isForThisEnd = row.towards === null || row.towards === end.end;
  if (!isForThem || !isForThisEnd || row.from_participant === end.participant) return;
  // It was parsed as an id of theirs when it was said.
  const from = row.from_participant as Participant;
  const { session } = end;
  const said = { place: row.place, from, fromEnd: row.from_end, text: row.words };
  end.client.tell({ kind: 'signal.heard', session, end: end.end, ...said });
}
