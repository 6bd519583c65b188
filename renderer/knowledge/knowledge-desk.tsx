import { useTranslation } from 'react-i18next';
import { useLocation, useParams, useSearch } from 'wouter';
import { routes } from '../app/routes.ts';
import { usePageTitle } from '../app/use-page-title.ts';
import { SplitPanes } from '../look/pane.tsx';
import type { ArticleShelf } from './article-filter.ts';
import { readShelf } from './article-filter.ts';
import { ArticleList } from './article-list.tsx';
import { ArticlePage } from './article-page.tsx';
import { EditArticle } from './edit-article.tsx';
import { NewArticle } from './new-article.tsx';

/** What the desk has written down, and beside the list the article that is read or written. */
export function KnowledgeDesk() {
  const { t } = useTranslation('knowledge');
  const { article: openId, mode } = useParams();
  const [, go] = useLocation();
  usePageTitle(t('title'));
  const asked = new URLSearchParams(useSearch());
  const [typed, shelf] = [asked.get('q') ?? '', readShelf(asked.get('shelf'))];

  function addressOf(path: string, wanted: { readonly q?: string; readonly shelf?: ArticleShelf } = {}): string {
    const { q, shelf: chosen } = { q: typed, shelf, ...wanted };
    const filter = new URLSearchParams([
      ...(q === '' ? [] : [['q', q]]),
      ...(chosen === 'all' ? [] : [['shelf', chosen]]),
    ]);
    return filter.size === 0 ? path : `${path}?${filter.toString()}`;
  }
  const here = openId === undefined ? routes.knowledge() : routes.article(openId);
  const close = () => go(addressOf(routes.knowledge()));
  const open = (id: string) => go(addressOf(routes.article(id)), { replace: true });

  return (
    <SplitPanes
      listLabel={t('title')}
      list={
        <ArticleList
          openId={openId ?? null}
          typed={typed}
          shelf={shelf}
          addressOf={(id) => addressOf(routes.article(id))}
          onType={(q) => go(addressOf(here, { q }), { replace: true })}
          onShelf={(chosen) => go(addressOf(here, { shelf: chosen }), { replace: true })}
        />
      }
      detail={detailOf(openId, mode)}
    />
  );

  function detailOf(id: string | undefined, part: string | undefined) {
    if (id === undefined) return null;
    if (id === 'new') {
      const source = asked.get('from');
      const goBack = source === null ? close : () => go(routes.incident(source));
      return <NewArticle source={source} onSaved={open} onClose={goBack} />;
    }
    if (part === 'edit') return <EditArticle key={id} id={id} onClose={() => open(id)} />;
    return <ArticlePage key={id} id={id} onEdit={() => go(addressOf(routes.editArticle(id)))} onClose={close} />;
  }
}
