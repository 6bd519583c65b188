import { Button, SegmentedControl } from '@mantine/core';
import { IconBook2, IconPencilPlus, IconSearchOff } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { useActions } from '../app/actions/use-actions.ts';
import { useDesk } from '../app/desk-context.ts';
import { routes } from '../app/routes.ts';
import { useLive } from '#platform/browser/use-live.ts';
import { EmptyState } from '../look/empty-state.tsx';
import { PaneHead } from '../look/pane.tsx';
import { RecordList } from '../look/record-list.tsx';
import { ScreenSkeleton } from '../look/screen-skeleton.tsx';
import { useNowMs } from '../look/ticking-clock.tsx';
import { SearchField } from '../look/search-field.tsx';
import type { ArticleShelf } from './article-filter.ts';
import { articleShelves, readShelf } from './article-filter.ts';
import styles from './article-list.module.css';
import { ArticleRow } from './article-row.tsx';
import { watchArticlesMeant, watchIsAnyArticle, watchShelf } from './knowledge-repository.ts';

interface ArticleListProps {
  readonly openId: string | null;
  readonly typed: string;
  readonly shelf: ArticleShelf;
  readonly addressOf: (id: string) => string;
  readonly onType: (typed: string) => void;
  readonly onShelf: (shelf: ArticleShelf) => void;
}

/** The desk's articles, by state and by any word in them. */
export function ArticleList({ openId, typed, shelf, addressOf, onType, onShelf }: ArticleListProps) {
  const { t } = useTranslation('knowledge');
  const [, go] = useLocation();
  const actions = useMemo(
    () => [
      {
        id: 'article.add',
        title: t('action.add'),
        icon: IconPencilPlus,
        keys: ['n'],
        run: () => go(routes.newArticle(null)),
      },
    ],
    [t, go],
  );
  useActions('screen', actions);
  return (
    <>
      <PaneHead title={t('title')}>
        <Button leftSection={<IconPencilPlus size={15} stroke={1.75} />} onClick={() => go(routes.newArticle(null))}>
          {t('action.add')}
        </Button>
      </PaneHead>
      <div className={styles.tools}>
        <SearchField label={t('action.search')} placeholder={t('search')} value={typed} onChange={onType} />
        <SegmentedControl
          className={styles.shelves}
          classNames={{ label: styles.shelf! }}
          aria-label={t('shelvesLabel')}
          value={shelf}
          data={articleShelves.map((value) => ({ value, label: t(`shelf.${value}`) }))}
          onChange={(chosen) => onShelf(readShelf(chosen))}
        />
      </div>
      <FoundArticles openId={openId} typed={typed} shelf={shelf} addressOf={addressOf} />
    </>
  );
}

function FoundArticles({
  openId,
  typed,
  shelf,
  addressOf,
}: Pick<ArticleListProps, 'openId' | 'typed' | 'shelf' | 'addressOf'>) {
  const { t } = useTranslation('knowledge');
  const desk = useDesk();
  const [, go] = useLocation();
  const { articles: found, onNearEnd } = useFoundArticles(shelf, typed.trim());
  const isAny = useLive(useMemo(() => watchIsAnyArticle(desk), [desk]));
  if (found === undefined || isAny === undefined) return <ScreenSkeleton rows={16} />;
  if (!isAny) {
    return (
      <EmptyState icon={IconBook2} title={t('empty.title')} hint={t('empty.hint')}>
        <Button variant="filled" onClick={() => go(routes.newArticle(null))}>
          {t('action.add')}
        </Button>
      </EmptyState>
    );
  }
  if (found.length === 0)
    return <EmptyState icon={IconSearchOff} title={t('nothing.title')} hint={t('nothing.hint')} />;
  return (
    <RecordList
      label={t('count', { count: found.length })}
      rows={found}
      openId={openId}
      addressOf={addressOf}
      onNearEnd={onNearEnd}
    >
      {(article) => <ArticleRow article={article} />}
    </RecordList>
  );
}

const PAGE = 200;
const MOST_FOUND = 100;
const MINUTE_MS = 60_000;

/** The first articles of a shelf while nothing is typed, otherwise those that are found, best first. */
function useFoundArticles(shelf: ArticleShelf, typed: string) {
  const desk = useDesk();
  const minute = Math.floor(useNowMs() / MINUTE_MS);
  const [limit, setLimit] = useState(PAGE);
  const articles$ = useMemo(() => {
    const nowMs = minute * MINUTE_MS;
    return typed === ''
      ? watchShelf(desk, shelf, { nowMs, limit })
      : watchArticlesMeant(desk, shelf, { typed, nowMs, limit: MOST_FOUND });
  }, [desk, shelf, typed, minute, limit]);
  const articles = useLive(articles$);
  return {
    articles,
    onNearEnd: () => {
      if (typed === '' && articles?.length === limit) setLimit(limit + PAGE);
    },
  };
}
