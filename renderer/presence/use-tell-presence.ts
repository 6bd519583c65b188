import type { Incident } from '#domain/incident/incident.record.ts';
import { useEffect, useState } from 'react';
import { useDesk } from '../app/desk-context.ts';
import { useDraft } from '../app/drafts.ts';
import { writingNow } from './writing.rules.ts';

/** After the last key somebody is taken to be writing for this long: people think between two sentences. */
const WRITING_FOR_MS = 45_000;

/** Tells colleagues that a ticket is open here, while this window is in sight, and that a reply is being written. */
export function useTellPresence(incident: Incident['id']): void {
  const desk = useDesk();
  const isInSight = useIsInSight();
  const isWriting = useIsWriting(incident);
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

function useIsWriting(incident: Incident['id']): boolean {
  const { text, elsewhere } = useDraft(`reply:${incident}`);
  const [known, setKnown] = useState({ incident, text, isWriting: false });
  const now = writingNow(known, { incident, text, isFromElsewhere: elsewhere !== null });
  if (now !== known) setKnown(now);
  useEffect(() => {
    if (!known.isWriting) return undefined;
    const timer = setTimeout(() => setKnown((before) => ({ ...before, isWriting: false })), WRITING_FOR_MS);
    return () => clearTimeout(timer);
  }, [known]);
  return known.isWriting;
}
