import { VisuallyHidden } from '@mantine/core';
import { IconBulb, IconChevronRight } from '@tabler/icons-react';
import { useEffect, useId, useMemo } from 'react';
import { asyncScheduler, BehaviorSubject } from 'rxjs';
import { Link } from 'wouter';
import type { FoundArticle } from '#contracts/api/knowledge-api.ts';
import { useLive } from '#platform/browser/use-live.ts';
import { usePortal } from '../app/portal.ts';
import { routes } from '../app/routes.ts';
import { useWords } from '../words/use-words.ts';
import styles from './answer-list.module.css';
import type { Answers } from './answers.ts';
import { answersTo } from './answers.ts';
import { MarkedWords } from './marked-words.tsx';

const NONE: Answers = [];

/** What may help already, while somebody says what is the matter. Says nothing when nothing fits. */
export function AnswerList({ words }: { readonly words: string }) {
  const { say } = useWords();
  const answers = useAnswers(words);
  const heading = useId();
  return (
    <>
      {answers.length > 0 && (
        <section className={styles.section} aria-labelledby={heading}>
          <h2 id={heading} className={styles.heading}>
            <IconBulb size={22} stroke={1.75} aria-hidden="true" />
            {say('answers.title')}
          </h2>
          <ul className={styles.list}>
            {answers.map((article) => (
              <Answer key={article.id} article={article} />
            ))}
          </ul>
        </section>
      )}
      <VisuallyHidden component="output" aria-live="polite">
        {answers.length > 0 && say('answers.found', { count: answers.length })}
      </VisuallyHidden>
    </>
  );
}

function useAnswers(words: string): Answers {
  const portal = usePortal();
  const words$ = useMemo(() => new BehaviorSubject(''), []);
  useEffect(() => words$.next(words), [words$, words]);
  const answers$ = useMemo(() => answersTo(words$, portal, asyncScheduler), [words$, portal]);
  return useLive(answers$) ?? NONE;
}

function Answer({ article: { id, title, excerpt, language } }: { readonly article: FoundArticle }) {
  return (
    <li>
      <Link href={routes.article(id)} className={styles.row} lang={language}>
        <span className={styles.body}>
          <span className={styles.title}>
            <MarkedWords words={title} />
          </span>
          <span className={styles.excerpt}>
            <MarkedWords words={excerpt} />
          </span>
        </span>
        <IconChevronRight size={20} stroke={1.75} aria-hidden="true" className={styles.chevron} />
      </Link>
    </li>
  );
}
