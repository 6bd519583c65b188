import { Button } from '@mantine/core';
import { IconFilterOff, IconInbox } from '@tabler/icons-react';
import { useDeferredValue } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { routes } from '../app/routes.ts';
import { EmptyState } from '../look/empty-state.tsx';
import { ScreenSkeleton } from '../look/screen-skeleton.tsx';
import { IncidentFilterBar } from './incident-filter-bar.tsx';
import type { IncidentFilter } from './incident-filter.ts';
import { IncidentList } from './incident-list.tsx';
import { IncidentViewSwitch } from './incident-view-switch.tsx';
import type { IncidentView } from './incident-views.ts';
import { useIncidentQueue } from './use-incident-queue.ts';
import { useViewCounts } from './use-view-counts.ts';
import styles from './incident-queue.module.css';

interface IncidentQueueProps {
  readonly view: IncidentView;
  readonly filter: IncidentFilter;
  readonly openId: string | null;
  readonly addressOf: (id: string | null) => string;
  readonly onFilter: (text: string) => void;
}

/** One view of the desk's incidents, filtered, sorted and live. */
export function IncidentQueue({ view, filter, openId, addressOf, onFilter }: IncidentQueueProps) {
  // Typing goes before filtering: on a slow machine the list follows when it can.
  const { rows, isAnyInView, hits, isCut, people, unsynced, onNearEnd } = useIncidentQueue(
    view,
    useDeferredValue(filter),
  );
  const counts = useViewCounts();
  const { t } = useTranslation('incident');
  return (
    <>
      <header className={styles.head}>
        <IncidentViewSwitch view={view} counts={counts} hits={hits} />
        <IncidentFilterBar key={view.id} filter={filter} defaultSort={view.sort} onFilter={onFilter} />
      </header>
      {rows === undefined && <ScreenSkeleton rows={16} />}
      {rows?.length === 0 && <EmptyQueue view={view} isFiltered={isAnyInView} onClear={() => onFilter('')} />}
      {isCut && rows !== undefined && rows.length > 0 && (
        <p className={styles.cut}>{t('filter.cut', { count: rows.length })}</p>
      )}
      {rows !== undefined && rows.length > 0 && (
        <IncidentList
          // A new view begins at its top, with its own selection.
          key={view.id}
          rows={rows}
          people={people}
          unsynced={unsynced}
          openId={openId}
          addressOf={addressOf}
          onNearEnd={onNearEnd}
        />
      )}
    </>
  );
}

interface EmptyQueueProps {
  readonly view: IncidentView;
  readonly isFiltered: boolean;
  readonly onClear: () => void;
}

function EmptyQueue({ view, isFiltered, onClear }: EmptyQueueProps) {
  const { t } = useTranslation(['incident', 'app']);
  const [, go] = useLocation();
  if (isFiltered) {
    return (
      <EmptyState icon={IconFilterOff} title={t('empty.filtered.title')} hint={t('empty.filtered.hint')}>
        <Button onClick={onClear}>{t('filter.clear')}</Button>
      </EmptyState>
    );
  }
  return (
    <EmptyState icon={IconInbox} title={t(`empty.${view.id}.title`)} hint={t(`empty.${view.id}.hint`)}>
      <Button variant="filled" onClick={() => go(routes.log())}>
        {t('app:action.log')}
      </Button>
    </EmptyState>
  );
}
