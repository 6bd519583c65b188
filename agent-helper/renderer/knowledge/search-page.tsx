import { Button, Textarea } from '@mantine/core';
import { IconBulb, IconMessage2Plus, IconSearch } from '@tabler/icons-react';
import { useState } from 'react';
import { useLocation } from 'wouter';
import { z } from 'zod';
import type { HelperIpc } from '#contracts/helper-ipc.ts';
import type { IpcOutput } from '#contracts/ipc.ts';
import type { Refusal } from '#domain/kernel/result.ts';
import { BackLink, Card, Page, PageHead } from '../../../portal/look/page.tsx';
import { useHelper } from '../app/helper.ts';
import { routes } from '../app/routes.ts';
import { draftKeys } from '../draft/draft-keys.ts';
import { useKept } from '../draft/use-kept.ts';
import { emptyReport } from '../incident/report-draft.ts';
import { refusalOf } from '../look/refusals.ts';
import { RefusalNote } from '../look/refusal-note.tsx';
import { useWords } from '../words/use-words.ts';
import { FoundArticles } from './found-articles.tsx';
import styles from './search-page.module.css';

const question = z.string().max(10_000);
type Found = IpcOutput<HelperIpc, 'knowledge.search'>;

/** The person's own words, and what the desk knows about it; without an answer, on to a report with the same words. */
export function SearchPage() {
  const { say, language } = useWords();
  const { ask } = useHelper();
  const [words, keepWords] = useKept(draftKeys.search, question, '');
  const [found, setFound] = useState<Found | null>(null);
  const [isAsking, setIsAsking] = useState(false);
  const [refusal, setRefusal] = useState<Refusal | null>(null);

  async function search(): Promise<void> {
    if (words.trim() === '') return;
    setIsAsking(true);
    try {
      setFound(await ask('knowledge.search', { question: words, stage: 'asked', language }));
      setRefusal(null);
    } catch (error) {
      setRefusal(refusalOf(error));
    } finally {
      setIsAsking(false);
    }
  }

  return (
    <Page>
      <BackLink href={routes.home}>{say('bar.home')}</BackLink>
      <PageHead title={say('search.title')} />
      <search>
        <form
          className={styles.form}
          onSubmit={(event) => {
            event.preventDefault();
            void search();
          }}
        >
          <Textarea
            label={say('search.label')}
            description={say('search.hint')}
            autosize
            minRows={2}
            maxRows={6}
            maxLength={10_000}
            value={words}
            onChange={(event) => keepWords(event.currentTarget.value)}
          />
          <Button
            type="submit"
            loading={isAsking}
            leftSection={<IconSearch size={20} stroke={1.75} aria-hidden="true" />}
          >
            {say('search.go')}
          </Button>
        </form>
      </search>
      <RefusalNote refusal={refusal} />
      <output className={styles.answers}>
        {found === null ? <Teaching /> : <Answers found={found} words={words} />}
      </output>
    </Page>
  );
}

function Teaching() {
  const { say } = useWords();
  return (
    <Card>
      <div className={styles.teaching}>
        <IconBulb size={36} stroke={1.25} aria-hidden="true" />
        <h2>{say('search.empty.title')}</h2>
        <p>{say('search.empty.text')}</p>
      </div>
    </Card>
  );
}

function Answers({ found: { articles, isFromKept }, words }: { readonly found: Found; readonly words: string }) {
  const { say } = useWords();
  if (articles.length === 0) {
    return (
      <Card>
        <h2>{say('search.nothing.title')}</h2>
        <p>{say(isFromKept ? 'search.nothing.offline' : 'search.nothing.text')}</p>
        <ReportIt words={words} say="search.report" />
      </Card>
    );
  }
  return (
    <>
      <h2>{say('search.found', { count: articles.length })}</h2>
      {isFromKept && <p className={styles.kept}>{say('search.kept')}</p>}
      <FoundArticles articles={articles} />
      <ReportIt words={words} say="search.did-not-help" />
    </>
  );
}

/** On to a report that begins with the same words. */
export function ReportIt({
  words,
  say: key,
}: {
  readonly words: string;
  readonly say: 'search.report' | 'search.did-not-help';
}) {
  const { say } = useWords();
  const { drafts } = useHelper();
  const [, goTo] = useLocation();
  return (
    <Button
      variant="default"
      leftSection={<IconMessage2Plus size={20} stroke={1.75} aria-hidden="true" />}
      onClick={() => {
        drafts.keep(draftKeys.report, { ...emptyReport, words });
        goTo(routes.report);
      }}
    >
      {say(key)}
    </Button>
  );
}
