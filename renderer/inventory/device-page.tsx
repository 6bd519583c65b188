import { Button } from '@mantine/core';
import { useCallbackRef } from '@mantine/hooks';
import { IconDeviceDesktop, IconDeviceLaptop, IconPencil, IconPhonePlus } from '@tabler/icons-react';
import type { Device } from '#domain/inventory/device.record.ts';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { useActions } from '../app/actions/use-actions.ts';
import { useDesk } from '../app/desk-context.ts';
import { MissingScreen } from '../app/missing-screen.tsx';
import { useLive } from '#platform/browser/use-live.ts';
import { callFrom } from '../incident/incident-form-address.ts';
import { PaneHead } from '../look/pane.tsx';
import frame from '../look/record-page.module.css';
import { ScreenSkeleton } from '../look/screen-skeleton.tsx';
import { DeviceSessions } from '../remote-support/device-sessions.tsx';
import { AllocateDevice } from './allocate-device.tsx';
import { DeviceChanges } from './device-changes.tsx';
import { DeviceFacts } from './device-facts.tsx';
import { DeviceSide } from './device-side.tsx';
import { DeviceTickets } from './device-tickets.tsx';
import { isPortable, modelOf } from './device-words.ts';
import { watchDevice } from './inventory-repository.ts';
import styles from './device-page.module.css';

interface DevicePageProps {
  readonly id: string;
  readonly onClose: () => void;
}

/** One computer: whose it is, what is in it, what changed, and what people called about. */
export function DevicePage({ id, onClose }: DevicePageProps) {
  const desk = useDesk();
  const device = useLive(useMemo(() => watchDevice(desk, id), [desk, id]));
  if (device === undefined) return <ScreenSkeleton rows={8} />;
  if (device === null) return <MissingScreen />;
  return <OpenDevice device={device} onClose={onClose} />;
}

function OpenDevice({ device, onClose }: { readonly device: Device; readonly onClose: () => void }) {
  const { t } = useTranslation('inventory');
  const [isAllocating, setIsAllocating] = useState(false);
  const logCall = useDeviceActions(device, onClose, () => setIsAllocating(true));
  const Picture = isPortable(device) ? IconDeviceLaptop : IconDeviceDesktop;
  return (
    <>
      <PaneHead title={<span className={frame.spacer} />} onBack={onClose}>
        <Button leftSection={<IconPhonePlus size={15} stroke={1.75} />} onClick={logCall}>
          {t('action.logShort')}
        </Button>
        <Button
          className={styles.allocate}
          leftSection={<IconPencil size={15} stroke={1.75} />}
          onClick={() => setIsAllocating(true)}
        >
          <span className={styles.words}>{t('action.allocate')}</span>
        </Button>
      </PaneHead>
      <article className={frame.page} aria-labelledby={device.id}>
        <header className={frame.head}>
          <span className={styles.picture}>
            <Picture size={24} stroke={1.5} aria-hidden="true" />
          </span>
          <div className={styles.what}>
            <h1 id={device.id} className={styles.name}>
              {device.name}
            </h1>
            <p className={styles.model}>{modelOf(device)}</p>
          </div>
        </header>
        <DeviceSide device={device} />
        <div className={frame.body}>
          <DeviceFacts device={device} />
          <DeviceChanges device={device} />
          <DeviceTickets device={device} />
          <DeviceSessions device={device} />
        </div>
      </article>
      {isAllocating && <AllocateDevice device={device} onClose={() => setIsAllocating(false)} />}
    </>
  );
}

/** Offers what can be done with the device; gives back how to log a call about it. */
function useDeviceActions(device: Device, onClose: () => void, onAllocate: () => void): () => void {
  const { t } = useTranslation('inventory');
  const [, go] = useLocation();
  const close = useCallbackRef(onClose);
  const allocate = useCallbackRef(onAllocate);
  const logCall = useCallbackRef(() => go(callFrom({ requester: device.person, device: device.id })));
  const actions = useMemo(
    () => [
      { id: 'device.log', title: t('action.log'), icon: IconPhonePlus, keys: ['l'], run: logCall },
      { id: 'device.allocate', title: t('action.allocate'), icon: IconPencil, keys: ['e'], run: allocate },
      { id: 'device.close', title: t('action.close'), keys: ['escape'], run: close },
    ],
    [t, logCall, allocate, close],
  );
  useActions('screen', actions);
  return logCall;
}
