import { SegmentedControl } from '@mantine/core';
import type { SearchKind } from '#contracts/search.ts';
import { searchKinds } from '#contracts/search.ts';
import { IconSearch, IconSearchOff } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation, useSearch as useAddressQuery } from 'wouter';
import { routes } from '../app/routes.ts';
import { usePageTitle } from '../app/use-page-title.ts';
import { EmptyState } from '../look/empty-state.tsx';
import { PaneHead } from '../look/pane.tsx';
import { SearchField } from '../look/search-field.tsx';
import { OlderTickets } from '../replica/older-tickets.tsx';
import { SearchNote } from './search-note.tsx';
import { SearchResults } from './search-results.tsx';
import type { SearchFound } from './use-search.ts';
import { useSearch } from './use-search.ts';
import styles from './search-screen.module.css';

/** Of each kind while all are shown, and of one kind at a time. */
const FIRST = 6;
const PAGE = 40;
const MOST = 500;

/** Everything on this device by any word in it. What is looked for stands in the address. */
export function SearchScreen() {
  const { t } = useTranslation('search');
  const [, go] = useLocation();
  const asked = new URLSearchParams(useAddressQuery());
  const typed = asked.get('q') ?? '';
  const kind = searchKinds.find((known) => known === asked.get('kind')) ?? null;
  const [paged, setPaged] = useState({ of: '', limit: PAGE });
  const of = `${kind} ${typed}`;
  const limit = paged.of === of ? paged.limit : PAGE;
  const found = useSearch(typed, {
    kinds: kind === null ? searchKinds : [kind],
    limit: kind === null ? FIRST : limit,
    withSnippets: true,
  });
  usePageTitle(t('title'));
  const show = (q: string, wanted: SearchKind | null) => go(routes.search(q, wanted), { replace: true });

  return (
    <section className={styles.screen} aria-label={t('title')}>
      <PaneHead title={t('title')} />
      <div className={styles.tools}>
        <SearchField
          label={t('field')}
          placeholder={t('placeholder')}
          value={typed}
          isFocusedFirst
          onChange={(q) => show(q, kind)}
        />
        <SegmentedControl
          aria-label={t('kinds')}
          value={kind ?? ''}
          data={[
            { value: '', label: t('kind.all') },
            ...searchKinds.map((value) => ({ value, label: t(`kind.${value}`) })),
          ]}
          onChange={(value) => show(typed, searchKinds.find((known) => known === value) ?? null)}
        />
      </div>
      <SearchNote state={found?.state} />
      {typed.trim() === '' && <EmptyState icon={IconSearch} title={t('empty.title')} hint={t('empty.hint')} />}
      {isAnsweredWithNothing(found, typed) && (
        <EmptyState icon={IconSearchOff} title={t('nothing.title', { typed })} hint={t('nothing.hint')} />
      )}
      {found !== undefined && found.hits.length > 0 && (
        <SearchResults
          found={found}
          isOneKind={kind !== null}
          onShowKind={(wanted) => show(typed, wanted)}
          onMore={
            found.hasMore && limit < MOST ? () => setPaged({ of, limit: Math.min(MOST, limit + PAGE) }) : undefined
          }
        />
      )}
      {(kind === null || kind === 'incident') && <OlderTickets key={typed} words={typed} />}
    </section>
  );
}

function isAnsweredWithNothing(found: SearchFound | undefined, typed: string): boolean {
  return found !== undefined && found.typed === typed && found.hits.length === 0;
}
