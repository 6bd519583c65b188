import { Button } from '@mantine/core';
import { IconCloudSearch } from '@tabler/icons-react';
import type { HubOutput } from '#contracts/hub-api.ts';
import type { Result } from '#domain/kernel/result.ts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { useDesk, useDeskStatus } from '../app/desk-context.ts';
import { routes } from '../app/routes.ts';
import { RefusalNote } from '../look/refusal-note.tsx';
import { useTimeWords } from '../look/relative-time.tsx';
import styles from './older-tickets.module.css';

type Found = HubOutput<'ticket.search'>;
type Search =
  | { readonly kind: 'searching' }
  | { readonly kind: 'answered'; readonly of: string; readonly answer: Result<Found> };

/** Settled tickets that this device does not carry, looked for on the hub when somebody wants them. */
export function OlderTickets({ words }: { readonly words: string }) {
  const { t } = useTranslation('replica');
  const desk = useDesk();
  const isOffline = useDeskStatus().link === 'offline';
  const [search, setSearch] = useState<Search | null>(null);

  async function ask(): Promise<void> {
    setSearch({ kind: 'searching' });
    setSearch({ kind: 'answered', of: words, answer: await desk.askHub('ticket.search', { words }) });
  }

  if (words.trim() === '') return null;
  if (isOffline) return <p className={styles.note}>{t('older.searchNeedsHub')}</p>;
  if (search?.kind === 'searching') return <output className={styles.note}>{t('older.searching')}</output>;
  if (search?.kind === 'answered' && search.of === words) return <Answer answer={search.answer} />;
  return (
    <div className={styles.offer}>
      <Button
        variant="subtle"
        leftSection={<IconCloudSearch size={16} stroke={1.75} aria-hidden="true" />}
        onClick={() => void ask()}
      >
        {t('older.search')}
      </Button>
    </div>
  );
}

function Answer({ answer }: { readonly answer: Result<Found> }) {
  const { t } = useTranslation('replica');
  const when = useTimeWords();
  if (!answer.ok) return <RefusalNote refusal={answer.refusal} />;
  const { tickets, isAll } = answer.value;
  if (tickets.length === 0) return <output className={styles.note}>{t('older.none')}</output>;
  return (
    <section className={styles.found} aria-label={t('older.found')}>
      <h2 className={styles.title}>{t('older.found')}</h2>
      <ul className={styles.list}>
        {tickets.map(({ id, number, summary, requester, changedAtMs }) => (
          <li key={id}>
            <Link href={routes.incident(id)} className={styles.ticket}>
              <span className={styles.summary}>{summary}</span>
              <span className={styles.about}>
                {[number, requester.name, t('older.changed', { when: when(changedAtMs, 'long') })]
                  .filter((part) => part !== null)
                  .join(' · ')}
              </span>
            </Link>
          </li>
        ))}
      </ul>
      {!isAll && <p className={styles.note}>{t('older.notAll')}</p>}
    </section>
  );
}
