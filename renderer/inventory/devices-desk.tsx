import { useTranslation } from 'react-i18next';
import { useLocation, useParams, useSearch } from 'wouter';
import { routes } from '../app/routes.ts';
import { usePageTitle } from '../app/use-page-title.ts';
import { SplitPanes } from '../look/pane.tsx';
import { DeviceList } from './device-list.tsx';
import { DevicePage } from './device-page.tsx';

/** The desk's computers, and beside the list the one that is open. The search stands in the address. */
export function DevicesDesk() {
  const { t } = useTranslation('inventory');
  const { device: openId } = useParams();
  const [, go] = useLocation();
  usePageTitle(t('devices.title'));
  const typed = new URLSearchParams(useSearch()).get('q') ?? '';

  function addressOf(id: string | null, q: string = typed): string {
    const path = id === null ? routes.devices() : routes.device(id);
    return q === '' ? path : `${path}?${new URLSearchParams({ q }).toString()}`;
  }

  return (
    <SplitPanes
      listLabel={t('devices.title')}
      list={
        <DeviceList
          openId={openId ?? null}
          typed={typed}
          addressOf={(id) => addressOf(id)}
          onType={(q) => go(addressOf(openId ?? null, q), { replace: true })}
        />
      }
      detail={openId === undefined ? null : <DevicePage key={openId} id={openId} onClose={() => go(addressOf(null))} />}
    />
  );
}
