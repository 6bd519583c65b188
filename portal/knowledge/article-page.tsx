import type { ArticleId } from '#domain/kernel/fields.ts';
import { Markdown } from '#platform/browser/markdown.tsx';
import { useLive } from '#platform/browser/use-live.ts';
import { IconClockExclamation } from '@tabler/icons-react';
import { useMemo } from 'react';
import { usePortal } from '../app/portal.ts';
import { routes } from '../app/routes.ts';
import { Moment } from '../look/moment.tsx';
import { Note } from '../look/note.tsx';
import { BackLink, Card, Page, PageHead, PageSkeleton } from '../look/page.tsx';
import { useWords } from '../words/use-words.ts';
import styles from './article-page.module.css';
import { DidItHelp } from './did-it-help.tsx';
import type { ArticleView } from './knowledge-repository.ts';
import { watchArticle } from './knowledge-repository.ts';

/** One answer of the desk, to be read and judged: it helped, or it is reported after all. */
export function ArticlePage({ id }: { readonly id: ArticleId }) {
  const { say } = useWords();
  const portal = usePortal();
  const article = useLive(useMemo(() => watchArticle(portal, id), [portal, id]));
  return (
    <Page>
      <BackLink href={routes.start}>{say('app.back')}</BackLink>
      {article === undefined && <PageSkeleton />}
      {article === null && <PageHead title={say('article.missing.title')} lead={say('article.missing.text')} />}
      {article != null && <ArticleText article={article} />}
    </Page>
  );
}

function ArticleText({ article }: { readonly article: ArticleView }) {
  const { say } = useWords();
  const { number, title, body, language, changedAtMs, isReviewOverdue } = article;
  return (
    <>
      <PageHead title={title}>
        <span lang={language}>{title}</span>
      </PageHead>
      <p className={styles.facts}>
        {number !== null && <span>{number}</span>}
        <Moment atMs={changedAtMs} sentence="article.changed" />
      </p>
      {isReviewOverdue && <Note icon={IconClockExclamation}>{say('article.overdue')}</Note>}
      <Card>
        <div lang={language} className={styles.body}>
          <Markdown text={body} />
        </div>
      </Card>
      <DidItHelp article={article} />
    </>
  );
}
