import type { PortalIncident } from '#contracts/api/portal-api.ts';
import { VisuallyHidden } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import type { Say } from '../words/words.ts';
import { useWords } from '../words/use-words.ts';
import type { ConversationEntry } from './conversation-entries.ts';
import { requestStateOf } from './request-state.ts';

interface AnnouncementProps {
  readonly incident: PortalIncident;
  readonly entries: readonly ConversationEntry[];
}

/** Reads out what the desk says and does while the page is open. Silent for the eye: it is on the page already. */
export function Announcement({ incident, entries }: AnnouncementProps) {
  const { say } = useWords();
  const [sentence, setSentence] = useState('');
  const known = useRef<ReadonlySet<string> | null>(null);
  useEffect(() => {
    const before = known.current;
    known.current = new Set(entries.map(({ id }) => id));
    const newest = entries.findLast(({ id, isOwn }) => !isOwn && before?.has(id) === false);
    if (newest !== undefined) setSentence(sentenceOf(newest, incident, say));
  }, [entries, incident, say]);
  return (
    <VisuallyHidden component="output" aria-live="polite">
      {sentence}
    </VisuallyHidden>
  );
}

function sentenceOf({ author, text }: ConversationEntry, incident: PortalIncident, say: Say): string {
  if (text !== null) return say('request.announced', { author, text });
  return say('request.announced.state', { state: say(`state.${requestStateOf(incident)}`) });
}
