import { Button } from '@mantine/core';
import { IconDeviceDesktopPlus, IconDeviceDesktopSearch } from '@tabler/icons-react';
import type { Device } from '#domain/inventory/device.record.ts';
import type { PersonId } from '#domain/kernel/fields.ts';
import type { Person } from '#domain/workforce/person.record.ts';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useActions } from '../app/actions/use-actions.ts';
import { useDesk, useDirectory } from '../app/desk-context.ts';
import { useLive } from '#platform/browser/use-live.ts';
import { usePeople } from '../app/use-people.ts';
import { EmptyState } from '../look/empty-state.tsx';
import { PaneHead } from '../look/pane.tsx';
import { RecordList } from '../look/record-list.tsx';
import { ScreenSkeleton } from '../look/screen-skeleton.tsx';
import { SearchField } from '../look/search-field.tsx';
import { AddDevice } from './add-device.tsx';
import { findDevices, searchableDevice } from './device-match.ts';
import { DeviceRow } from './device-row.tsx';
import { watchDevices } from './inventory-repository.ts';
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
  const desk = useDesk();
  const devices = useLive(useMemo(() => watchDevices(desk), [desk]));
  const people = usePeople((devices ?? []).flatMap(({ person }) => person ?? []));
  const found = useFound(devices, people, typed);
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
    <RecordList label={t('devices.count', { count: found.length })} rows={found} openId={openId} addressOf={addressOf}>
      {(device) => (
        <DeviceRow
          device={device}
          personName={device.person === null ? null : (people.get(device.person)?.name ?? '')}
        />
      )}
    </RecordList>
  );
}

function useFound(
  devices: readonly Device[] | undefined,
  people: ReadonlyMap<PersonId, Person>,
  typed: string,
): readonly Device[] | undefined {
  const { sites } = useDirectory();
  const searchable = useMemo(() => {
    const surroundings = {
      nameOfPerson: (id: PersonId) => people.get(id)?.name ?? '',
      nameOfSite: (id: Parameters<typeof sites.get>[0]) => sites.get(id)?.name ?? '',
    };
    return devices?.map((device) => searchableDevice(device, surroundings));
  }, [devices, people, sites]);
  return useMemo(() => (searchable === undefined ? undefined : findDevices(searchable, typed)), [searchable, typed]);
}
