import type { HelperIpc } from '#contracts/helper-ipc.ts';
import type { IpcOutput } from '#contracts/ipc.ts';
import type { ArticleId } from '#domain/kernel/fields.ts';
import { useLive } from '#platform/browser/use-live.ts';
import { Markdown } from '#platform/browser/markdown.tsx';
import { IconClockExclamation } from '@tabler/icons-react';
import { useMemo } from 'react';
import { z } from 'zod';
import styles from '../../../portal/knowledge/article-page.module.css';
import { Note } from '../../../portal/look/note.tsx';
import { BackLink, Card, Page, PageHead, PageSkeleton } from '../../../portal/look/page.tsx';
import { asked } from '../app/asked.ts';
import { useHelper } from '../app/helper.ts';
import { routes } from '../app/routes.ts';
import { draftKeys } from '../draft/draft-keys.ts';
import { useKept } from '../draft/use-kept.ts';
import { Moment } from '../look/moment.tsx';
import { RefusalNote } from '../look/refusal-note.tsx';
import { useWords } from '../words/use-words.ts';
import { DidItHelp } from './did-it-help.tsx';
import { ReportIt } from './search-page.tsx';

type View = NonNullable<IpcOutput<HelperIpc, 'knowledge.article'>>;

/** One answer of the desk, or the copy of it that is kept here. */
export function ArticlePage({ id }: { readonly id: ArticleId }) {
  const { say } = useWords();
  const { ask } = useHelper();
  const read = useLive(useMemo(() => asked(() => ask('knowledge.article', { id })), [ask, id]));
  return (
    <Page>
      <BackLink href={routes.search}>{say('search.title')}</BackLink>
      {read === undefined && <PageSkeleton />}
      {read?.kind === 'failed' && <RefusalNote refusal={read.refusal} />}
      {read?.kind === 'answered' && read.value === null && (
        <PageHead title={say('article.missing.title')} lead={say('article.gone')} />
      )}
      {read?.kind === 'answered' && read.value !== null && <ArticleText view={read.value} />}
    </Page>
  );
}

function ArticleText({ view: { article, keptAtMs } }: { readonly view: View }) {
  const { say } = useWords();
  const [words] = useKept(draftKeys.search, z.string(), '');
  const { number, title, body, language, changedAtMs, isReviewOverdue } = article;
  return (
    <>
      <PageHead title={title}>
        <span lang={language}>{title}</span>
      </PageHead>
      <p className={styles.facts}>
        {number !== null && <span>{number}</span>}
        <Moment atMs={changedAtMs} sentence="article.changed" />
        {keptAtMs !== null && <Moment atMs={keptAtMs} sentence="article.kept" />}
      </p>
      {isReviewOverdue && <Note icon={IconClockExclamation}>{say('article.overdue')}</Note>}
      <Card>
        <div lang={language} className={styles.body}>
          <Markdown text={body} />
        </div>
      </Card>
      {keptAtMs === null && <DidItHelp article={article} />}
      <ReportIt words={words.trim() === '' ? title : words} say="search.did-not-help" />
    </>
  );
}
