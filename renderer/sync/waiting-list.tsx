import { UnstyledButton } from '@mantine/core';
import { IconCheck, IconCloudUp } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { RelativeTime } from '../look/relative-time.tsx';
import type { OutboxRow } from './sync-repository.ts';
import { useOutboxWords } from './use-outbox-words.ts';
import lines from '../look/lines.module.css';
import styles from './waiting-list.module.css';

const SHOWN_FIRST = 50;

/** What was done here and is on its way, in the order it was done. */
export function WaitingList({ rows }: { readonly rows: readonly OutboxRow[] }) {
  const { t } = useTranslation('sync');
  const [isWhole, setIsWhole] = useState(false);
  const shown = isWhole ? rows : rows.slice(0, SHOWN_FIRST);
  const waiting = rows.filter(({ outbox }) => outbox.state === 'waiting').length;
  return (
    <section aria-labelledby="sync-waiting">
      <h2 id="sync-waiting" className={lines.title}>
        {waiting === 0 ? t('waiting.none') : t('waiting.title', { count: waiting })}
      </h2>
      <p className={lines.hint}>{t(waiting === 0 ? 'waiting.noneHint' : 'waiting.hint')}</p>
      {rows.length > 0 && (
        <ol className={lines.list}>
          {shown.map((row) => (
            <Waiting key={row.outbox.id} row={row} />
          ))}
        </ol>
      )}
      {shown.length < rows.length && (
        <UnstyledButton className={lines.more} onClick={() => setIsWhole(true)}>
          {t('waiting.more', { count: rows.length - shown.length })}
        </UnstyledButton>
      )}
    </section>
  );
}

function Waiting({ row }: { readonly row: OutboxRow }) {
  const { t } = useTranslation('sync');
  const { sentence, subject } = useOutboxWords()(row);
  const { state, entry } = row.outbox;
  const isTaken = state === 'acknowledged';
  const Picture = isTaken ? IconCheck : IconCloudUp;
  return (
    <li className={lines.row} data-taken={isTaken}>
      <Picture size={16} stroke={1.75} aria-hidden="true" />
      <span className={lines.what}>
        {subject.address === null ? sentence : <Link href={subject.address}>{sentence}</Link>}
        {subject.summary !== '' && <span className={`${lines.aside} ${styles.summary}`}>{subject.summary}</span>}
      </span>
      {isTaken && <span className={`${lines.aside} ${styles.taken}`}>{t('waiting.onItsWay')}</span>}
      <span className={`${lines.aside} ${styles.when}`}>
        <RelativeTime atMs={entry.issuedAtMs} />
      </span>
    </li>
  );
}
