import type { IncidentId } from '#domain/kernel/fields.ts';
import { Button } from '@mantine/core';
import { useState } from 'react';
import { ShownFiles } from '../attachment/shown-files.tsx';
import { usePortal } from '../app/portal.ts';
import { useLive } from '#platform/browser/use-live.ts';
import { useDraft } from '../draft/use-draft.ts';
import { Moment } from '../look/moment.tsx';
import { useWords } from '../words/use-words.ts';
import type { ConversationEntry } from './conversation-entries.ts';
import styles from './conversation.module.css';

interface ConversationProps {
  readonly incident: IncidentId;
  readonly entries: readonly ConversationEntry[];
}

/** So many of the newest are shown at first: what one came to read is on the screen, however long it became. */
const SHOWN_AT_FIRST = 8;

/** What was said and done, oldest first, with the person's own words at their side of it. */
export function Conversation({ incident, entries }: ConversationProps) {
  const { say } = useWords();
  const [showsAll, setShowsAll] = useState(false);
  const folded = showsAll ? 0 : Math.max(0, entries.length - SHOWN_AT_FIRST);
  return (
    <section aria-labelledby="conversation" className={styles.section}>
      <h2 id="conversation">{say('request.conversation')}</h2>
      {folded > 0 && (
        <Button variant="default" onClick={() => setShowsAll(true)}>
          {say('request.earlier', { count: folded })}
        </Button>
      )}
      <ol className={styles.entries}>
        {entries.slice(folded).map((entry) => (
          <Entry key={entry.id} entry={entry} />
        ))}
        <UnsentReply incident={incident} />
      </ol>
    </section>
  );
}

function Entry({ entry: { happened, author, isOwn, text, files, atMs } }: { readonly entry: ConversationEntry }) {
  const { say } = useWords();
  const speaker = isOwn ? say('request.you') : author;
  return (
    <li className={styles.entry} data-own={isOwn} data-said={text !== null || files.length > 0}>
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

/** A reply on its way, where it will stand. */
function UnsentReply({ incident }: { readonly incident: IncidentId }) {
  const { say } = useWords();
  const { status$ } = usePortal();
  const isOffline = useLive(status$) === 'offline';
  const { content, isHandedOver } = useDraft('reply', incident);
  if (!isHandedOver) return null;
  return (
    <li className={styles.entry} data-own="true" data-said="true" data-sending="true">
      <p className={styles.head}>
        <span className={styles.who}>{say('request.you')}</span>
        <span className={styles.when}>{say(isOffline ? 'request.reply.waiting' : 'request.reply.sending')}</span>
      </p>
      {content.text !== '' && <p className={styles.text}>{content.text}</p>}
      {content.files.length > 0 && <ShownFiles files={content.files} />}
    </li>
  );
}
