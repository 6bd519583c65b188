import { Button, Loader } from '@mantine/core';
import {
  IconAlertOctagon,
  IconDeviceDesktopOff,
  IconEyeOff,
  IconHandStop,
  IconHourglass,
  IconLock,
  IconPlugConnectedX,
  IconShieldQuestion,
  IconWifiOff,
} from '@tabler/icons-react';
import type { Icon } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { PictureReason } from './missing-picture.rules.ts';
import styles from './missing-picture.module.css';

interface MissingPictureProps {
  readonly reason: PictureReason;
  /** It stands over the last frame. */
  readonly isFrozen: boolean;
  readonly name: string;
  readonly deviceName: string;
  readonly onTryAgain: () => void;
  /** What can be looked at instead. */
  readonly others: readonly { readonly label: string; readonly onShow: () => void }[];
}

/** What goes on by itself shows that it does; everything else has a picture of its own. */
const pictures: Partial<Record<PictureReason, Icon>> = {
  alarm: IconAlertOctagon,
  'hub-away': IconWifiOff,
  'line-away': IconWifiOff,
  uncompared: IconShieldQuestion,
  'picture.not-granted': IconHandStop,
  'picture.strip-silent': IconHourglass,
  'picture.paused': IconEyeOff,
  'picture.no-display': IconDeviceDesktopOff,
  'picture.not-permitted': IconHandStop,
  'picture.capture-failed': IconDeviceDesktopOff,
  'picture.screen-gone': IconDeviceDesktopOff,
  'picture.locked': IconLock,
  'picture.not-encoded': IconDeviceDesktopOff,
  black: IconDeviceDesktopOff,
};

/** Why there is no picture, and what can be done about it: never a black one without a reason (V10). */
export function MissingPicture({ reason, isFrozen, name, deviceName, onTryAgain, others }: MissingPictureProps) {
  const { t } = useTranslation('screen');
  const hasEnded = reason.startsWith('ended.');
  const Picture = pictures[reason] ?? (hasEnded ? IconPlugConnectedX : null);
  const values = { name, device: deviceName };
  return (
    <div className={styles.missing} data-over-frame={isFrozen} data-reason={reason}>
      <div className={styles.card} role={reason === 'alarm' ? 'alert' : 'status'}>
        {Picture === null ? (
          <Loader size={26} color="var(--amber)" aria-hidden="true" />
        ) : (
          <Picture size={32} stroke={1.5} aria-hidden="true" className={styles.picture} />
        )}
        <p className={styles.title}>{t(`missing.${reason}.title`, values)}</p>
        <p className={styles.hint}>{t(`missing.${reason}.hint`, values)}</p>
        {others.length > 0 && (
          <div className={styles.others}>
            {others.map(({ label, onShow }) => (
              <Button key={label} size="sm" variant="default" onClick={onShow}>
                {label}
              </Button>
            ))}
          </div>
        )}
        {hasEnded && (
          <Button size="sm" variant="filled" onClick={onTryAgain}>
            {t('missing.tryAgain')}
          </Button>
        )}
      </div>
    </div>
  );
}
