import { Button, UnstyledButton } from '@mantine/core';
import type { SearchKind } from '#contracts/search.ts';
import { searchKinds } from '#contracts/search.ts';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'wouter';
import { useListCursor } from '../look/use-list-cursor.ts';
import { FoundLine } from './found-line.tsx';
import { addressOfHit } from './hit-address.ts';
import type { SearchFound } from './use-search.ts';
import styles from './search-results.module.css';

interface SearchResultsProps {
  readonly found: SearchFound;
  /** Then the kind needs no heading. */
  readonly isOneKind: boolean;
  readonly onShowKind: (kind: SearchKind) => void;
  /** Absent when all is shown. */
  readonly onMore: (() => void) | undefined;
}

/** What was found, kind by kind. Arrows, J and K move through all of it, Enter opens. */
export function SearchResults({ found, isOneKind, onShowKind, onMore }: SearchResultsProps) {
  const { t } = useTranslation('search');
  const [, go] = useLocation();
  const scroller = useRef<HTMLDivElement>(null);
  const { hits } = found;
  const cursorId = useListCursor({
    ids: hits.map(({ id }) => id),
    openId: null,
    onOpen: (id) => {
      const hit = hits.find((one) => one.id === id);
      if (hit !== undefined) go(addressOfHit(hit));
    },
    scroller,
    reveal: (place) => {
      const rows = scroller.current?.querySelectorAll('[data-row]');
      rows?.[place]?.scrollIntoView({ block: 'nearest' });
    },
  });
  const kinds = searchKinds.filter((kind) => hits.some((hit) => hit.kind === kind));
  return (
    <div ref={scroller} className={styles.scroller}>
      {kinds.map((kind) => (
        <section key={kind} className={styles.group} aria-label={t(`kind.${kind}`)}>
          {!isOneKind && (
            <header className={styles.head}>
              <h2 className={styles.heading}>{t(`kind.${kind}`)}</h2>
              <UnstyledButton className={styles.all} onClick={() => onShowKind(kind)}>
                {t(`all.${kind}`)}
              </UnstyledButton>
            </header>
          )}
          <ul className={styles.list}>
            {hits
              .filter((hit) => hit.kind === kind)
              .map((hit) => (
                <li key={hit.id}>
                  <Link
                    href={addressOfHit(hit)}
                    className={styles.row}
                    data-row={hit.id}
                    data-cursor={hit.id === cursorId}
                    tabIndex={hit.id === cursorId ? 0 : -1}
                    draggable={false}
                  >
                    <FoundLine hit={hit} />
                  </Link>
                </li>
              ))}
          </ul>
        </section>
      ))}
      {onMore !== undefined && isOneKind && (
        <Button className={styles.more} onClick={onMore}>
          {t('more')}
        </Button>
      )}
    </div>
  );
}
