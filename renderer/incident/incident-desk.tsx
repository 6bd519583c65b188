import { incidentId } from '#domain/kernel/fields.ts';
import { useCallback, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation, useParams, useSearch } from 'wouter';
import { MissingScreen } from '../app/missing-screen.tsx';
import { usePageTitle } from '../app/use-page-title.ts';
import { routes } from '../app/routes.ts';
import { SplitPanes } from '../look/pane.tsx';
import { parseFilter } from './incident-filter.ts';
import { IncidentPage } from './incident-page.tsx';
import { IncidentQueue } from './incident-queue.tsx';
import { incidentViewOf } from './incident-views.ts';

/** The queue, and beside it the ticket that is open. View, filter and ticket stand in the address. */
export function IncidentDesk() {
  const { t } = useTranslation('incident');
  const { view: viewName, incident: openId } = useParams();
  const [, go] = useLocation();
  const search = useSearch();
  const view = incidentViewOf(viewName);
  const filterText = new URLSearchParams(search).get('q') ?? '';
  const filter = useMemo(() => parseFilter(filterText), [filterText]);
  // Programs that pass links on may have encoded the colon, and the router does not decode it.
  const open = useMemo(() => incidentId.nullable().safeParse(openId?.replace(/%3A/i, ':') ?? null), [openId]);

  const addressOf = useCallback(
    (id: string | null, text: string = filterText) => {
      const path = id === null ? routes.queue(view.id) : routes.incident(id, view.id);
      return text === '' ? path : `${path}?q=${encodeURIComponent(text)}`;
    },
    [view.id, filterText],
  );
  usePageTitle(t(`view.${view.id}`));
  const close = useCallback(() => go(addressOf(null)), [go, addressOf]);
  const opened = open.success ? open.data : null;

  return (
    <SplitPanes
      listLabel={t(`view.${view.id}`)}
      list={
        <IncidentQueue
          view={view}
          filter={filter}
          openId={opened}
          addressOf={addressOf}
          onFilter={(text) => go(addressOf(opened, text), { replace: true })}
        />
      }
      detail={detailOf()}
    />
  );

  function detailOf() {
    if (!open.success) return <MissingScreen />;
    if (open.data === null) return null;
    return <IncidentPage key={open.data} id={open.data} onClose={close} />;
  }
}
