import { Button } from '@mantine/core';
import { IconCheck, IconSend2, IconX } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import { useLocation } from 'wouter';
import type { Refusal } from '#domain/kernel/result.ts';
import { usePortal } from '../app/portal.ts';
import { routes } from '../app/routes.ts';
import { isWorthKeeping } from '../draft/draft.ts';
import { useDraft } from '../draft/use-draft.ts';
import { Note, RefusalNote } from '../look/note.tsx';
import { Actions } from '../look/page.tsx';
import { useWords } from '../words/use-words.ts';
import styles from './did-it-help.module.css';
import type { ArticleView } from './knowledge-repository.ts';

/** One word about an article. A no leads on to a report that carries what was said before. */
export function DidItHelp({ article }: { readonly article: ArticleView }) {
  const { say } = useWords();
  const { ask } = usePortal();
  const [didHelp, setDidHelp] = useState(article.didHelp);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const title = useRef<HTMLHeadingElement>(null);

  async function vote(helped: boolean): Promise<void> {
    const answer = await ask('knowledge.vote', { article: article.id, didHelp: helped });
    setRefusal(answer.ok ? null : answer.refusal);
    if (!answer.ok) return;
    setDidHelp(helped);
    // The button that was pressed is gone: the focus goes where the answer is.
    title.current?.focus();
  }

  const heading = didHelp === null ? 'article.question' : didHelp ? 'article.helped' : 'article.did-not-help';
  return (
    <section className={styles.section} aria-labelledby="did-it-help">
      <h2 id="did-it-help" ref={title} tabIndex={-1} className={styles.heading}>
        {say(heading)}
      </h2>
      {didHelp === null && <Choice onChoose={(helped) => void vote(helped)} />}
      {didHelp === false && <ReportIt article={article} />}
      <RefusalNote refusal={refusal} />
    </section>
  );
}

function Choice({ onChoose }: { readonly onChoose: (didHelp: boolean) => void }) {
  const { say } = useWords();
  return (
    <Actions>
      <Button leftSection={<IconCheck size={20} stroke={2} aria-hidden="true" />} onClick={() => onChoose(true)}>
        {say('article.yes')}
      </Button>
      <Button
        variant="default"
        leftSection={<IconX size={20} stroke={2} aria-hidden="true" />}
        onClick={() => onChoose(false)}
      >
        {say('article.no')}
      </Button>
    </Actions>
  );
}

function ReportIt({ article: { number, title } }: { readonly article: ArticleView }) {
  const { say } = useWords();
  const [, goTo] = useLocation();
  const { content, write, isHandedOver } = useDraft('report', null);
  if (isHandedOver) return <Note icon={IconSend2}>{say('sending.waiting.title')}</Note>;

  function report(): void {
    const tried = say('article.tried', { article: number === null ? title : `${number} ${title}` });
    // Without words of their own there is nothing to report yet: it begins with those.
    if (!isWorthKeeping({ content })) return goTo(routes.start);
    if (!content.details.includes(tried)) write({ ...content, details: `${content.details}\n${tried}`.trim() });
    goTo(routes.report);
  }

  return (
    <Actions>
      <Button leftSection={<IconSend2 size={20} stroke={1.75} aria-hidden="true" />} onClick={report}>
        {say('article.report')}
      </Button>
    </Actions>
  );
}
