import { Button } from '@mantine/core';
import { IconPencilPlus } from '@tabler/icons-react';
import type { Incident } from '#domain/incident/incident.record.ts';
import { isOpen } from '#domain/incident/incident.rules.ts';
import { useLive } from '#platform/browser/use-live.ts';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'wouter';
import { useActions } from '../app/actions/use-actions.ts';
import { useDesk } from '../app/desk-context.ts';
import { routes } from '../app/routes.ts';
import { useNowMs } from '../look/ticking-clock.tsx';
import { isReviewOverdue } from '#domain/knowledge/article.rules.ts';
import { ArticleStateMark } from './article-state-mark.tsx';
import styles from './incident-articles.module.css';
import { watchArticlesFrom } from './knowledge-repository.ts';

/** What was written from a ticket, and the way to write it as soon as it is resolved (KNW-2). */
export function IncidentArticles({ incident }: { readonly incident: Incident }) {
  const { t } = useTranslation('knowledge');
  const desk = useDesk();
  const nowMs = useNowMs();
  const articles$ = useMemo(() => watchArticlesFrom(desk, incident.id), [desk, incident.id]);
  const articles = useLive(articles$) ?? [];
  const mayWrite = !isOpen(incident);
  const write = useWriting(incident.id, mayWrite);
  return (
    <div className={styles.articles}>
      {articles.map((article) => (
        <Link key={article.id} href={routes.article(article.id)} className={styles.article}>
          <span className={styles.title}>{article.title}</span>
          <ArticleStateMark state={article.state} isOverdue={isReviewOverdue(article, nowMs)} />
        </Link>
      ))}
      {mayWrite && (
        <Button leftSection={<IconPencilPlus size={15} stroke={1.75} aria-hidden="true" />} onClick={write}>
          {t('ticket.write')}
        </Button>
      )}
      {!mayWrite && articles.length === 0 && <p className={styles.hint}>{t('ticket.hint')}</p>}
    </div>
  );
}

function useWriting(id: Incident['id'], mayWrite: boolean): () => void {
  const { t } = useTranslation('knowledge');
  const [, go] = useLocation();
  const actions = useMemo(() => {
    const run = () => go(routes.newArticle(id));
    return mayWrite
      ? [{ id: 'incident.article', title: t('ticket.write'), icon: IconPencilPlus, keys: ['shift+k'], run }]
      : [];
  }, [t, go, id, mayWrite]);
  useActions('screen', actions);
  return () => go(routes.newArticle(id));
}
