import { ActionIcon, TextInput, Tooltip, UnstyledButton } from '@mantine/core';
import { IconBook2, IconSearch } from '@tabler/icons-react';
import type { Article } from '#domain/knowledge/article.record.ts';
import { useLive } from '#platform/browser/use-live.ts';
import type { KeyboardEvent } from 'react';
import { useDeferredValue, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDesk } from '../app/desk-context.ts';
import { Dialog } from '../look/dialog.tsx';
import styles from './insert-article.module.css';
import { watchArticlesLike } from './knowledge-repository.ts';
import { articleAsText, referenceTo, suggestArticles } from './suggest-articles.ts';

interface InsertArticleProps {
  /** What it is about: found for it first, before anything is typed. */
  readonly about: string;
  /** `text`: what the article says, for a requester. `reference`: its title and number. */
  readonly form: 'text' | 'reference';
  /** Whether the requester reads what is written: then only articles for everyone are offered. */
  readonly isForRequester: boolean;
  readonly onInsert: (text: string) => void;
}

/** Brings an article into what is being written (INC-6). */
export function InsertArticle(props: InsertArticleProps) {
  const { t } = useTranslation('knowledge');
  const [isOpen, setIsOpen] = useState(false);
  return (
    <>
      <Tooltip label={t('insert.title')}>
        <ActionIcon aria-label={t('insert.title')} onClick={() => setIsOpen(true)}>
          <IconBook2 size={17} stroke={1.75} />
        </ActionIcon>
      </Tooltip>
      {isOpen && <ArticleChoice {...props} onClose={() => setIsOpen(false)} />}
    </>
  );
}

function ArticleChoice({
  about,
  form,
  isForRequester,
  onInsert,
  onClose,
}: InsertArticleProps & { readonly onClose: () => void }) {
  const { t } = useTranslation('knowledge');
  const [typed, setTyped] = useState('');
  const question = useDeferredValue(typed.trim() === '' ? about : typed);
  const suggested = useSuggestions(question, isForRequester);
  function choose(article: Article): void {
    onInsert(form === 'text' ? articleAsText(article) : referenceTo(article));
    onClose();
  }
  function chooseFirst(event: KeyboardEvent): void {
    const [first] = suggested;
    if (event.key !== 'Enter' || first === undefined) return;
    event.preventDefault();
    choose(first.article);
  }
  return (
    <Dialog title={t('insert.title')} widthPx={560} onClose={onClose}>
      <div className={styles.choice}>
        <TextInput
          data-autofocus
          aria-label={t('insert.search')}
          placeholder={t('insert.search')}
          maxLength={200}
          autoComplete="off"
          leftSection={<IconSearch size={15} stroke={1.75} aria-hidden="true" />}
          value={typed}
          onChange={({ currentTarget }) => setTyped(currentTarget.value)}
          onKeyDown={chooseFirst}
        />
        {suggested.length === 0 && <p className={styles.none}>{t('insert.none')}</p>}
        <ul className={styles.list} aria-label={t('insert.found', { count: suggested.length })}>
          {suggested.map(({ article, excerpt }) => (
            <li key={article.id}>
              <UnstyledButton className={styles.article} lang={article.language} onClick={() => choose(article)}>
                <span className={styles.title}>{referenceTo(article)}</span>
                <span className={styles.excerpt}>{excerpt}</span>
              </UnstyledButton>
            </li>
          ))}
        </ul>
      </div>
    </Dialog>
  );
}

function useSuggestions(question: string, isForRequester: boolean) {
  const desk = useDesk();
  const articles = useLive(useMemo(() => watchArticlesLike(desk, question), [desk, question]));
  return useMemo(() => {
    const readable = (articles ?? []).filter(({ audience }) => !isForRequester || audience === 'end-users');
    return suggestArticles(readable, question, desk.nowMs());
  }, [articles, question, isForRequester, desk]);
}
