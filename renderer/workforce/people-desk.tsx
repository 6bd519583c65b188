import { useTranslation } from 'react-i18next';
import { useLocation, useParams, useSearch } from 'wouter';
import { routes } from '../app/routes.ts';
import { usePageTitle } from '../app/use-page-title.ts';
import { SplitPanes } from '../look/pane.tsx';
import { PeopleList } from './people-list.tsx';
import { PersonPage } from './person-page.tsx';

/** Everybody the desk knows, and beside the list the person who is open. Search and filter stand in the address. */
export function PeopleDesk() {
  const { t } = useTranslation('workforce');
  const { person: openId } = useParams();
  const [, go] = useLocation();
  const search = useSearch();
  usePageTitle(t('people.title'));
  const asked = new URLSearchParams(search);
  const isDeskShown = asked.get('show') === 'desk';

  function addressOf(id: string | null, wanted: { readonly q?: string; readonly show?: string } = {}): string {
    const query = { q: asked.get('q') ?? '', show: asked.get('show') ?? '', ...wanted };
    const kept = new URLSearchParams(Object.entries(query).filter(([, value]) => value !== ''));
    const path = id === null ? routes.people() : routes.person(id);
    return kept.size === 0 ? path : `${path}?${kept.toString()}`;
  }

  return (
    <SplitPanes
      listLabel={t('people.title')}
      list={
        <PeopleList
          openId={openId ?? null}
          typed={asked.get('q') ?? ''}
          isDeskShown={isDeskShown}
          addressOf={(id) => addressOf(id)}
          onType={(q) => go(addressOf(openId ?? null, { q }), { replace: true })}
          onShow={(show) => go(addressOf(null, { show }), { replace: true })}
        />
      }
      detail={openId === undefined ? null : <PersonPage key={openId} id={openId} onClose={() => go(addressOf(null))} />}
    />
  );
}
