import type { AgentId, SupportSessionId } from '#domain/kernel/fields.ts';
import type { SessionNotes } from '#platform/any/live-help/session-notes.ts';
import { useEffect } from 'react';
import { useDesk, useMe } from '../../app/desk-context.ts';
import type { Desk } from '../../desk/desk.ts';
import { openSessionNotes } from '../open-session-notes.ts';
import { keepRecording } from './keep-recording.ts';
import type { RecordingDatabase } from './recording-database.ts';
import { createRecordingDatabase } from './recording-database.ts';
import { canRecordHere, withLeftTake } from './recording-locks.ts';

/** Draws nothing: what a crash has left of recordings of whoever is signed in here comes to its tickets. */
export function LeftRecordings() {
  const desk = useDesk();
  const me = useMe().id;
  useEffect(() => {
    if (canRecordHere()) void keepLeft(desk, me).catch((error: unknown) => reportError(error));
  }, [desk, me]);
  return null;
}

async function keepLeft(desk: Desk, agent: AgentId): Promise<void> {
  const database = createRecordingDatabase();
  try {
    await keepLeftIn(database, desk, agent);
  } finally {
    database.letGo();
  }
}

async function keepLeftIn(database: RecordingDatabase, desk: Desk, agent: AgentId): Promise<void> {
  const notes = new Map<SupportSessionId, SessionNotes>();
  for (const take of await database.takesOf(agent)) {
    await withLeftTake(take, async () => {
      await keepRecording(take, {
        database,
        desk,
        note: (session, happening) => {
          const kept = notes.get(session) ?? openSessionNotes(desk, session, agent);
          notes.set(session, kept);
          kept.note(happening);
        },
      });
    });
  }
  await Promise.all([...notes.values()].map((kept) => kept.flush()));
}
