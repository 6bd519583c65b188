import type { PortalEntry, PortalIncident } from '#contracts/api/portal-api.ts';
import { Button, VisuallyHidden } from '@mantine/core';
import { useEffect, useMemo, useRef, useState } from 'react';
import type { ConversationEntry } from '../../../portal/incident/conversation-entries.ts';
import { conversationOf } from '../../../portal/incident/conversation-entries.ts';
import styles from '../../../portal/incident/conversation.module.css';
import { useEnrolled } from '../app/helper.ts';
import { ShownFiles } from './shown-files.tsx';
import { Moment } from '../look/moment.tsx';
import { useWords } from '../words/use-words.ts';

interface ConversationProps {
  readonly incident: PortalIncident;
  readonly entries: readonly PortalEntry[];
}

/** So many of the newest are shown at first: what one came to read is on the screen, however long it became. */
const SHOWN_AT_FIRST = 8;

/** What was said and done, oldest first, and below it what is on its way. */
export function Conversation({ incident, entries }: ConversationProps) {
  const { say } = useWords();
  const [showsAll, setShowsAll] = useState(false);
  const conversation = useMemo(() => conversationOf(entries), [entries]);
  const folded = showsAll ? 0 : Math.max(0, conversation.length - SHOWN_AT_FIRST);
  return (
    <section aria-labelledby="conversation" className={styles.section}>
      <h2 id="conversation">{say('request.conversation')}</h2>
      {folded > 0 && (
        <Button variant="default" onClick={() => setShowsAll(true)}>
          {say('request.earlier', { count: folded })}
        </Button>
      )}
      <ol className={styles.entries}>
        {conversation.slice(folded).map((entry) => (
          <Entry key={entry.id} entry={entry} />
        ))}
        <OnTheirWay incident={incident} />
      </ol>
      <Announced entries={conversation} />
    </section>
  );
}

function Entry({ entry: { happened, author, isOwn, text, files, atMs } }: { readonly entry: ConversationEntry }) {
  const { say } = useWords();
  const speaker = isOwn ? say('request.you') : author;
  return (
    <li className={styles.entry} data-own={isOwn} data-said={text !== null}>
      <p className={styles.head}>
        <span className={styles.who}>{happened === null ? speaker : say(happened, { author })}</span>
        <span className={styles.when}>
          <Moment atMs={atMs} />
        </span>
      </p>
      {text !== null && <p className={styles.text}>{text}</p>}
      {files.length > 0 && <ShownFiles files={files} />}
    </li>
  );
}

/** What the person said here and the desk has not heard yet, where it will stand. */
function OnTheirWay({ incident }: { readonly incident: PortalIncident }) {
  const { say } = useWords();
  const { waiting, link } = useEnrolled();
  const own = waiting.filter(({ ticket, kind, text }) => ticket === incident.id && kind !== 'files' && text !== '');
  return own.map(({ command, text }) => (
    <li key={command} className={styles.entry} data-own="true" data-said="true" data-sending="true">
      <p className={styles.head}>
        <span className={styles.who}>{say('request.you')}</span>
        <span className={styles.when}>{say(link === 'offline' ? 'ticket.waiting.reply' : 'ticket.sending')}</span>
      </p>
      <p className={styles.text}>{text}</p>
    </li>
  ));
}

/** Reads out what the desk says while the page is open. Silent for the eye: it is on the page already. */
function Announced({ entries }: { readonly entries: readonly ConversationEntry[] }) {
  const { say } = useWords();
  const [sentence, setSentence] = useState('');
  const known = useRef<ReadonlySet<string> | null>(null);
  useEffect(() => {
    const before = known.current;
    known.current = new Set(entries.map(({ id }) => id));
    const newest = entries.findLast(({ id, isOwn, text }) => !isOwn && text !== null && before?.has(id) === false);
    if (newest !== undefined) setSentence(say('request.announced', { author: newest.author, text: newest.text ?? '' }));
  }, [entries, say]);
  return (
    <VisuallyHidden component="output" aria-live="polite">
      {sentence}
    </VisuallyHidden>
  );
}
