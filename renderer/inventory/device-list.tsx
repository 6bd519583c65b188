import { Button } from '@mantine/core';
import { IconDeviceDesktopPlus, IconDeviceDesktopSearch } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useActions } from '../app/actions/use-actions.ts';
import { useDesk } from '../app/desk-context.ts';
import { useLive } from '#platform/browser/use-live.ts';
import { usePeople } from '../app/use-people.ts';
import { EmptyState } from '../look/empty-state.tsx';
import { PaneHead } from '../look/pane.tsx';
import { RecordList } from '../look/record-list.tsx';
import { ScreenSkeleton } from '../look/screen-skeleton.tsx';
import { SearchField } from '../look/search-field.tsx';
import { AddDevice } from './add-device.tsx';
import { DeviceRow } from './device-row.tsx';
import { watchDevices, watchDevicesMeant } from './inventory-repository.ts';
import styles from './device-list.module.css';

interface DeviceListProps {
  readonly openId: string | null;
  readonly typed: string;
  readonly addressOf: (id: string) => string;
  readonly onType: (typed: string) => void;
}

/** All computers that report to the desk, and the way to bring in another. */
export function DeviceList({ openId, typed, addressOf, onType }: DeviceListProps) {
  const { t } = useTranslation('inventory');
  const [isAdding, setIsAdding] = useState(false);
  const add = () => setIsAdding(true);
  useActions(
    'screen',
    useMemo(() => {
      const run = () => setIsAdding(true);
      return [{ id: 'device.add', title: t('action.add'), icon: IconDeviceDesktopPlus, keys: ['n'], run }];
    }, [t]),
  );
  return (
    <>
      <PaneHead title={t('devices.title')}>
        <Button leftSection={<IconDeviceDesktopPlus size={15} stroke={1.75} />} onClick={add}>
          {t('action.add')}
        </Button>
      </PaneHead>
      <div className={styles.tools}>
        <SearchField label={t('action.search')} placeholder={t('devices.search')} value={typed} onChange={onType} />
      </div>
      <FoundDevices openId={openId} typed={typed} addressOf={addressOf} onAdd={add} />
      {isAdding && <AddDevice onClose={() => setIsAdding(false)} />}
    </>
  );
}

interface FoundDevicesProps extends Pick<DeviceListProps, 'openId' | 'typed' | 'addressOf'> {
  readonly onAdd: () => void;
}

function FoundDevices({ openId, typed, addressOf, onAdd }: FoundDevicesProps) {
  const { t } = useTranslation('inventory');
  const { devices: found, onNearEnd } = useFoundDevices(typed);
  const people = usePeople((found ?? []).flatMap(({ person }) => person ?? []));
  if (found === undefined) return <ScreenSkeleton rows={16} />;
  if (found.length === 0 && typed.trim() !== '') {
    return (
      <EmptyState icon={IconDeviceDesktopSearch} title={t('devices.nothing.title')} hint={t('devices.nothing.hint')} />
    );
  }
  if (found.length === 0) {
    return (
      <EmptyState icon={IconDeviceDesktopPlus} title={t('devices.empty.title')} hint={t('devices.empty.hint')}>
        <Button variant="filled" onClick={onAdd}>
          {t('action.add')}
        </Button>
      </EmptyState>
    );
  }
  return (
    <RecordList
      label={t('devices.count', { count: found.length })}
      rows={found}
      openId={openId}
      addressOf={addressOf}
      onNearEnd={onNearEnd}
    >
      {(device) => (
        <DeviceRow
          device={device}
          personName={device.person === null ? null : (people.get(device.person)?.name ?? '')}
        />
      )}
    </RecordList>
  );
}

const PAGE = 200;
const MOST_FOUND = 100;

/** The first devices by name while nothing is typed, otherwise those that are found, best first. */
function useFoundDevices(typed: string) {
  const desk = useDesk();
  const [limit, setLimit] = useState(PAGE);
  const text = typed.trim();
  const devices$ = useMemo(
    () => (text === '' ? watchDevices(desk, limit) : watchDevicesMeant(desk, text, MOST_FOUND)),
    [desk, text, limit],
  );
  const devices = useLive(devices$);
  return {
    devices,
    onNearEnd: () => {
      if (text === '' && devices?.length === limit) setLimit(limit + PAGE);
    },
  };
}
