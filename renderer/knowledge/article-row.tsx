import type { Article } from '#domain/knowledge/article.record.ts';
import { isReviewOverdue } from '#domain/knowledge/article.rules.ts';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { useDirectory } from '../app/desk-context.ts';
import { PersonAvatar } from '../look/person-avatar.tsx';
import { RelativeTime } from '../look/relative-time.tsx';
import { useNowMs } from '../look/ticking-clock.tsx';
import { ArticleStateMark } from './article-state-mark.tsx';
import styles from './article-row.module.css';

/** One article in the list: what it is about, how far it is, who answers for it, and whom it is for. */
export const ArticleRow = memo(function ArticleRow({ article }: { readonly article: Article }) {
  const { t } = useTranslation('knowledge');
  const { colleagues } = useDirectory();
  const isOverdue = isReviewOverdue(article, useNowMs());
  const owner = colleagues.get(article.owner);
  return (
    <div className={styles.row}>
      <span className={styles.title} lang={article.language} title={article.title}>
        {article.title}
      </span>
      <ArticleStateMark state={article.state} isOverdue={isOverdue} className={styles.state} />
      <span className={styles.number}>{article.number ?? t('numberFollows')}</span>
      <span className={styles.audience}>{t(`audience.${article.audience}`)}</span>
      <span className={styles.owner}>
        <PersonAvatar name={owner?.name ?? ''} id={owner?.agent.person ?? article.owner} size={18} isDecoration />
        <span className={styles.ownerName}>{owner?.name}</span>
      </span>
      <RelativeTime atMs={article.changedAtMs} className={styles.changed} />
    </div>
  );
});
