import type { Incident } from '#domain/incident/incident.record.ts';
import { useEffect, useState } from 'react';
import { useDesk } from '../app/desk-context.ts';

/** After the last key somebody is taken to be writing for this long: people think between two sentences. */
const WRITING_FOR_MS = 45_000;

/**
 * Tells colleagues that a ticket is open here, while this window is in sight, and that a reply is being written.
 *
 * @param text What stands in the reply; that it changes is what says that somebody writes.
 */
export function useTellPresence(incident: Incident['id'], text: string): void {
  const desk = useDesk();
  const isInSight = useIsInSight();
  const isWriting = useIsWriting(incident, text);
  useEffect(() => {
    const doing = isWriting ? 'composing' : 'viewing';
    desk.showPresence(isInSight ? [{ incident, doing }] : []);
  }, [desk, incident, isInSight, isWriting]);
  useEffect(() => () => desk.showPresence([]), [desk]);
}

function useIsInSight(): boolean {
  const [isInSight, setIsInSight] = useState(() => document.visibilityState === 'visible');
  useEffect(() => {
    const look = () => setIsInSight(document.visibilityState === 'visible');
    document.addEventListener('visibilitychange', look);
    return () => document.removeEventListener('visibilitychange', look);
  }, []);
  return isInSight;
}

function useIsWriting(incident: Incident['id'], text: string): boolean {
  const [known, setKnown] = useState({ incident, text, isWriting: false });
  // What stood there when the ticket was opened was not written now.
  if (known.incident !== incident) setKnown({ incident, text, isWriting: false });
  else if (known.text !== text) setKnown({ incident, text, isWriting: text !== '' });
  useEffect(() => {
    if (!known.isWriting) return undefined;
    const timer = setTimeout(() => setKnown((now) => ({ ...now, isWriting: false })), WRITING_FOR_MS);
    return () => clearTimeout(timer);
  }, [known]);
  return known.isWriting;
}
