import { Button, CopyButton } from '@mantine/core';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import styles from './person-form.module.css';

interface PasswordShownOnceProps {
  readonly password: string;
  readonly onDone: () => void;
}

/** A password the hub has made, to be passed on now: nobody can have it shown again. */
export function PasswordShownOnce({ password, onDone }: PasswordShownOnceProps) {
  const { t } = useTranslation('workforce');
  return (
    <div className={styles.form}>
      <div className={styles.password}>
        <output>{password}</output>
        <CopyButton value={password} timeout={1_500}>
          {({ copied, copy }) => (
            <Button
              variant="subtle"
              color="gray"
              data-autofocus
              leftSection={copied ? <IconCheck size={16} stroke={1.75} /> : <IconCopy size={16} stroke={1.75} />}
              onClick={copy}
            >
              {t(copied ? 'account.copied' : 'account.copy')}
            </Button>
          )}
        </CopyButton>
      </div>
      <p className={styles.hint}>{t('account.passwordHint')}</p>
      <div className={styles.actions}>
        <Button size="sm" variant="filled" onClick={onDone}>
          {t('account.done')}
        </Button>
      </div>
    </div>
  );
}
