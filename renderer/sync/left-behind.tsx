import { Button, CopyButton } from '@mantine/core';
import { IconCheck, IconCopy, IconDownload, IconX } from '@tabler/icons-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useLive } from '#platform/browser/use-live.ts';
import { emptyDirectory } from '../app/directory.ts';
import type { Desk } from '../desk/desk.ts';
import { RefusalNote } from '../look/refusal-note.tsx';
import { refusalIn } from './outbox-refusal.ts';
import type { OutboxRow } from './sync-repository.ts';
import { watchOutboxRows } from './sync-repository.ts';
import { typedTextOf } from './typed-text.ts';
import { useActsText } from './use-acts-text.ts';
import { useOutboxWordsIn } from './use-outbox-words.ts';
import styles from './left-behind.module.css';

/**
 * What somebody did on the desk and is not done, now that they no longer work there: nobody can do it in their name any
 * more, so they keep the words, hand them on, and let them go. Stands at the door, where there is no desk. Nothing when
 * all was done.
 */
export function LeftBehind({ desk }: { readonly desk: Desk }) {
  const { t } = useTranslation('sync');
  const found = useLive(useMemo(() => watchOutboxRows(desk), [desk]));
  const wordsOf = useOutboxWordsIn(emptyDirectory);
  const { textOf, save } = useActsText(wordsOf);
  const rows = (found ?? []).filter(({ outbox }) => outbox.state !== 'acknowledged' && outbox.carried === undefined);
  if (rows.length === 0) return null;
  return (
    <section className={styles.left} aria-labelledby="left-behind">
      <h2 id="left-behind" className={styles.title}>
        {t('leftBehind.title', { count: rows.length })}
      </h2>
      <p className={styles.hint}>{t('leftBehind.hint')}</p>
      <div className={styles.acts}>
        <CopyButton value={textOf(rows)}>
          {({ copied, copy }) => (
            <Button leftSection={copied ? <IconCheck size={15} /> : <IconCopy size={15} />} onClick={copy}>
              {t('asText.copy')}
            </Button>
          )}
        </CopyButton>
        <Button leftSection={<IconDownload size={15} />} onClick={() => save(rows)}>
          {t('asText.save')}
        </Button>
      </div>
      <ul className={styles.list}>
        {rows.map((row) => (
          <li key={row.outbox.id}>
            <Act row={row} sentence={wordsOf(row).sentence} onLetGo={() => void desk.dismissRefused(row.outbox.id)} />
          </li>
        ))}
      </ul>
    </section>
  );
}

interface ActProps {
  readonly row: OutboxRow;
  readonly sentence: string;
  readonly onLetGo: () => void;
}

function Act({ row: { outbox }, sentence, onLetGo }: ActProps) {
  const { t } = useTranslation('sync');
  const typed = typedTextOf(outbox.entry);
  const refusal = refusalIn(outbox);
  return (
    <article className={styles.act} aria-label={sentence}>
      <h3 className={styles.sentence}>{sentence}</h3>
      {refusal === null ? <p className={styles.hint}>{t('leftBehind.waits')}</p> : <RefusalNote refusal={refusal} />}
      {typed !== '' && <blockquote className={styles.typed}>{typed}</blockquote>}
      {refusal !== null && (
        <Button variant="subtle" color="gray" leftSection={<IconX size={15} />} onClick={onLetGo}>
          {t('refused.dismiss')}
        </Button>
      )}
    </article>
  );
}
