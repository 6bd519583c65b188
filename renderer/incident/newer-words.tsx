import { Button } from '@mantine/core';
import type { JournalLine } from '#domain/kernel/journal.ts';
import { IconMessagePlus } from '@tabler/icons-react';
import { useEffect, useId, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Person } from '#domain/workforce/person.record.ts';
import { RelativeTime } from '../look/relative-time.tsx';
import { filesOf, textOf, timelineEventOf } from './timeline-event.ts';
import { useActors } from './use-actors.ts';
import styles from './newer-words.module.css';

interface NewerWordsProps {
  /** What others wrote, oldest first. */
  readonly lines: readonly JournalLine[];
  readonly requester: Person | undefined;
  readonly onSendAnyway: () => void;
  readonly onEdit: () => void;
  /** The button that sends takes the focus: one key, and it is sent. */
  readonly takesFocus?: boolean;
}

/** What came in before a reply could go out, and the two ways on (COL-2). */
export function NewerWords({ lines, requester, onSendAnyway, onEdit, takesFocus = false }: NewerWordsProps) {
  const { t } = useTranslation('incident');
  const titleId = useId();
  const send = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (takesFocus) send.current?.focus();
  }, [takesFocus]);
  return (
    <div role="alertdialog" aria-labelledby={titleId} className={styles.newer}>
      <p id={titleId} className={styles.title}>
        <IconMessagePlus size={15} stroke={1.75} aria-hidden="true" />
        {t('guard.title', { count: lines.length })}
      </p>
      <ul className={styles.lines}>
        {lines.map((line) => (
          <NewerLine key={line.id} line={line} requester={requester} />
        ))}
      </ul>
      <div className={styles.ways}>
        <Button ref={send} size="compact-sm" variant="filled" onClick={onSendAnyway}>
          {t('guard.sendAnyway')}
        </Button>
        <Button size="compact-sm" onClick={onEdit}>
          {t('guard.edit')}
        </Button>
      </div>
    </div>
  );
}

function NewerLine({ line, requester }: Pick<NewerWordsProps, 'requester'> & { readonly line: JournalLine }) {
  const { t } = useTranslation('incident');
  const author = useActors(requester)(line.actor);
  const event = timelineEventOf(line);
  const files = filesOf(event).map(({ name }) => name);
  return (
    <li className={styles.line}>
      <p className={styles.author}>
        <strong>{author.name}</strong> <RelativeTime atMs={line.occurredAtMs} form="long" />
      </p>
      <p className={styles.text}>
        {textOf(event) ?? t('guard.files', { count: files.length, files: files.join(', ') })}
      </p>
    </li>
  );
}
