import { Button } from '@mantine/core';
import { IconLifebuoy } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useDesk, useDeskStatus } from '../app/desk-context.ts';
import styles from './mishap-card.module.css';

/** What happened to this device while nobody looked, what was kept, and what to do; until somebody has read it. */
export function MishapCard() {
  const { t, i18n } = useTranslation('sync');
  const desk = useDesk();
  const { mishap } = useDeskStatus();
  if (mishap === undefined) return null;
  const { kind, atMs, commands, drafts, files, numbers, aside } = mishap;
  const when = new Intl.DateTimeFormat(i18n.language, { dateStyle: 'long', timeStyle: 'short' }).format(atMs);
  const words = kind === 'storage-damaged' ? 'mishap.damaged' : 'mishap.copied';
  return (
    <section className={styles.card} aria-label={t(`${words}.title`)}>
      <IconLifebuoy size={26} stroke={1.5} aria-hidden="true" />
      <div className={styles.words}>
        <h2 className={styles.title}>{t(`${words}.title`)}</h2>
        <p className={styles.when}>{when}</p>
        <p className={styles.hint}>{t(`${words}.hint`)}</p>
        <ul className={styles.kept}>
          <li>{t('mishap.commands', { count: commands })}</li>
          <li>{t('mishap.drafts', { count: drafts })}</li>
          <li>{t('mishap.files', { count: files })}</li>
        </ul>
        {numbers.length > 0 && <p className={styles.hint}>{t('mishap.numbers', { numbers: numbers.join(', ') })}</p>}
        {aside !== null && <p className={styles.hint}>{t('mishap.aside', { aside })}</p>}
        <Button variant="default" onClick={() => void desk.dismissMishap()}>
          {t('mishap.read')}
        </Button>
      </div>
    </section>
  );
}
