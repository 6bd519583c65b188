import { IconDeviceDesktop } from '@tabler/icons-react';
import type { DeviceHolding } from '#contracts/replica.ts';
import { useLive } from '#platform/browser/use-live.ts';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { defer } from 'rxjs';
import { useDesk, useDeskStatus } from '../app/desk-context.ts';
import type { Desk } from '../desk/desk.ts';
import { RefusalNote } from '../look/refusal-note.tsx';
import { useTimeWords } from '../look/relative-time.tsx';
import { ScreenSkeleton } from '../look/screen-skeleton.tsx';
import { deviceCodeOf } from '../settings/device-code.ts';
import styles from '../settings/session-list.module.css';

/** Where the desk's people are or were signed in, and what those devices said that they have forgotten (PERM-1). */
export function DeviceHoldings() {
  const { t } = useTranslation('replica');
  const desk = useDesk();
  const isOffline = useDeskStatus().link === 'offline';
  const listed = useLive(useMemo(() => askDevices(desk, isOffline), [desk, isOffline]));
  if (isOffline) return <p className={styles.note}>{t('devices.needsHub')}</p>;
  if (listed === undefined) return <ScreenSkeleton rows={3} />;
  if (!listed.ok) return <RefusalNote refusal={listed.refusal} />;
  return (
    <ul className={styles.list} aria-label={t('devices.title')}>
      {listed.value.map((device) => (
        <DeviceRow key={`${device.device} ${device.holder.id}`} device={device} />
      ))}
    </ul>
  );
}

/** Asks once, and again when the hub can be reached after it could not. */
function askDevices(desk: Desk, _isOffline: boolean) {
  return defer(() => desk.askHub('replica.devices', {}));
}

const SILENT_AFTER_MS = 7 * 24 * 3_600_000;

function DeviceRow({ device: { device, holder, seenAtMs, forgotten } }: { readonly device: DeviceHolding }) {
  const { t } = useTranslation('replica');
  const desk = useDesk();
  const when = useTimeWords();
  const isSilent = seenAtMs !== null && desk.nowMs() - seenAtMs > SILENT_AFTER_MS;
  return (
    <li className={styles.session}>
      <IconDeviceDesktop size={18} stroke={1.5} aria-hidden="true" />
      <div className={styles.what}>
        <p className={styles.device}>
          {holder.name} <span className={styles.code}>{deviceCodeOf(device)}</span>
        </p>
        <p className={styles.times}>
          {seenAtMs === null && <span>{t('devices.gone')}</span>}
          {seenAtMs !== null && (
            <span>{t(isSilent ? 'devices.silent' : 'devices.seen', { when: when(seenAtMs, 'long') })}</span>
          )}
          <span>
            {forgotten === null
              ? t('devices.nothing')
              : t('devices.forgotten', { count: forgotten.records, when: when(forgotten.atMs, 'long') })}
          </span>
        </p>
      </div>
    </li>
  );
}
