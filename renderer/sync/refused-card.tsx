import { Button } from '@mantine/core';
import { IconRefresh, IconTicket, IconX } from '@tabler/icons-react';
import type { Refusal } from '#domain/kernel/result.ts';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { CopyButton } from '../look/copy-button.tsx';
import { KeyCaps } from '../look/key-caps.tsx';
import { RefusalNote } from '../look/refusal-note.tsx';
import { RelativeTime } from '../look/relative-time.tsx';
import { HappenedLast } from './happened-last.tsx';
import { refusalIn } from './outbox-refusal.ts';
import type { OutboxRow } from './sync-repository.ts';
import { typedTextOf } from './typed-text.ts';
import { useOutboxWords } from './use-outbox-words.ts';
import styles from './refused-card.module.css';

interface RefusedCardProps {
  readonly row: OutboxRow;
  /** The one the keyboard is on; shows the keys. */
  readonly isAtCursor: boolean;
  /** Why doing it again did not help. */
  readonly refusedAgain: Refusal | null;
  readonly onReapply: () => void;
  readonly onDismiss: () => void;
  readonly onPoint: () => void;
}

const openWords = {
  incident: 'refused.open',
  person: 'refused.openPerson',
  device: 'refused.openDevice',
  other: 'refused.open',
} as const;

/** One refused act: what its author did, why it was refused, the words they typed, and the ways on. */
export function RefusedCard({ row, isAtCursor, refusedAgain, onReapply, onDismiss, onPoint }: RefusedCardProps) {
  const { t } = useTranslation('sync');
  const [, go] = useLocation();
  const { sentence, subject } = useOutboxWords()(row);
  const { entry, refusal } = row.outbox;
  const { address } = subject;
  const caps = (keys: string) => isAtCursor && <KeyCaps keys={keys} />;
  return (
    <article className={styles.card} tabIndex={-1} aria-label={sentence}>
      <header className={styles.head}>
        <h3 className={styles.sentence}>{sentence}</h3>
        <RelativeTime atMs={entry.issuedAtMs} form="long" className={styles.when} />
      </header>
      {subject.summary !== '' && <p className={styles.summary}>{subject.summary}</p>}
      <RefusalNote refusal={refusedAgain ?? refusalIn(row.outbox)} />
      {refusedAgain !== null && <output className={styles.again}>{t('refused.stillRefused')}</output>}
      {row.incident !== null && <HappenedLast incident={row.incident} />}
      <TypedText text={typedTextOf(entry)} />
      <div className={styles.actions}>
        {address !== null && (
          <Button
            leftSection={<IconTicket size={15} stroke={1.75} />}
            rightSection={caps('o')}
            onClick={() => go(address)}
          >
            {t(openWords[subject.kind])}
          </Button>
        )}
        <Button
          leftSection={<IconRefresh size={15} stroke={1.75} />}
          rightSection={caps('r')}
          onFocus={onPoint}
          onClick={onReapply}
        >
          {t(refusal?.code === 'incident.newer-words' ? 'refused.sendAnyway' : 'refused.reapply')}
        </Button>
        <Button
          variant="subtle"
          color="gray"
          leftSection={<IconX size={15} stroke={1.75} />}
          rightSection={caps('x')}
          onFocus={onPoint}
          onClick={onDismiss}
        >
          {t('refused.dismiss')}
        </Button>
      </div>
    </article>
  );
}

function TypedText({ text }: { readonly text: string }) {
  const { t } = useTranslation('sync');
  if (text === '') return null;
  return (
    <figure className={styles.typed}>
      <figcaption className={styles.caption}>
        <span>{t('refused.typed')}</span>
        <CopyButton text={text} label={t('refused.copy')} />
        <span className={styles.kept}>{t('refused.kept')}</span>
      </figcaption>
      <blockquote className={styles.text}>{text}</blockquote>
    </figure>
  );
}
