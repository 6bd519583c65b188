import { Button } from '@mantine/core';
import { IconMail } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { MailToCall } from './use-mail-in-call.ts';
import styles from './waiting-mail.module.css';

/** Says that a mail waits until the call that was begun is logged; nothing when none does. */
export function WaitingMail({ mail }: { readonly mail: Pick<MailToCall, 'waiting' | 'takeWaiting'> }) {
  const { t } = useTranslation('call');
  if (mail.waiting === null) return null;
  return (
    <output className={styles.note}>
      <IconMail size={17} stroke={1.75} aria-hidden="true" />
      <span className={styles.words}>{t('mail.waits', { name: mail.waiting })}</span>
      <Button size="compact-sm" variant="default" onClick={mail.takeWaiting}>
        {t('mail.takeNow')}
      </Button>
    </output>
  );
}
