import { Button } from '@mantine/core';
import { IconPencil } from '@tabler/icons-react';
import type { Article } from '#domain/knowledge/article.record.ts';
import { isReviewOverdue } from '#domain/knowledge/article.rules.ts';
import { Markdown } from '#platform/browser/markdown.tsx';
import { useLive } from '#platform/browser/use-live.ts';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useDesk } from '../app/desk-context.ts';
import { MissingScreen } from '../app/missing-screen.tsx';
import { usePageTitle } from '../app/use-page-title.ts';
import { PaneHead } from '../look/pane.tsx';
import frame from '../look/record-page.module.css';
import { RefusalNote } from '../look/refusal-note.tsx';
import { ScreenSkeleton } from '../look/screen-skeleton.tsx';
import { useNowMs } from '../look/ticking-clock.tsx';
import { ArticleActs } from './article-acts.tsx';
import styles from './article-page.module.css';
import { ArticleSide } from './article-side.tsx';
import { ArticleStateMark } from './article-state-mark.tsx';
import { watchArticle } from './knowledge-repository.ts';
import { useArticleActs } from './use-article-acts.ts';

interface ArticlePageProps {
  readonly id: string;
  readonly onEdit: () => void;
  readonly onClose: () => void;
}

/** One article as its readers see it, with what can be done with it. */
export function ArticlePage({ id, onEdit, onClose }: ArticlePageProps) {
  const desk = useDesk();
  const article = useLive(useMemo(() => watchArticle(desk, id), [desk, id]));
  if (article === undefined) return <ScreenSkeleton rows={8} />;
  if (article === null) return <MissingScreen />;
  return <OpenArticle article={article} onEdit={onEdit} onClose={onClose} />;
}

function OpenArticle({ article, onEdit, onClose }: Omit<ArticlePageProps, 'id'> & { readonly article: Article }) {
  const { t } = useTranslation('knowledge');
  const { id, title, number, state, language, body } = article;
  const isOverdue = isReviewOverdue(article, useNowMs());
  const { act, refusal } = useArticleActs(article, { onEdit, onClose });
  usePageTitle([number, title].join(' '));
  return (
    <>
      <PaneHead title={<span className={frame.spacer} />} onBack={onClose}>
        {state !== 'retired' && (
          <Button leftSection={<IconPencil size={15} stroke={1.75} />} onClick={onEdit}>
            {t('action.edit')}
          </Button>
        )}
        <ArticleActs article={article} isOverdue={isOverdue} onAct={act} />
      </PaneHead>
      <article className={`${frame.page} ${styles.page}`} aria-labelledby={id}>
        <header className={styles.head}>
          <p className={styles.facts}>
            <span>{number ?? t('numberFollows')}</span>
            <ArticleStateMark state={state} isOverdue={isOverdue} />
            <span>{t(`audience.${article.audience}`)}</span>
          </p>
          <h1 id={id} lang={language} className={styles.title}>
            {title}
          </h1>
          {isOverdue && <p className={styles.overdue}>{t('overdueHint')}</p>}
          <RefusalNote refusal={refusal} />
        </header>
        <ArticleSide article={article} />
        <div className={frame.body}>
          <div lang={language} className={styles.body}>
            <Markdown text={body} />
          </div>
        </div>
      </article>
    </>
  );
}
