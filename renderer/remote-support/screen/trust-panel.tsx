import { Button } from '@mantine/core';
import { IconShieldQuestion } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import styles from './trust-panel.module.css';

interface TrustPanelProps {
  /** Six digits. */
  readonly code: string;
  readonly name: string;
  readonly onVerdict: (verdict: 'same' | 'different') => void;
  /** `null`: nothing goes on before they were compared. */
  readonly onLater: (() => void) | null;
}

/** The digits to be compared by voice, large enough to be read from a telephone's distance (S7). */
export function TrustPanel({ code, name, onVerdict, onLater }: TrustPanelProps) {
  const { t } = useTranslation('screen');
  return (
    <section className={styles.room} aria-label={t('trust.title')}>
      <div className={styles.panel}>
        <IconShieldQuestion size={28} stroke={1.5} aria-hidden="true" className={styles.shield} />
        <div className={styles.words}>
          <div>
            <h2 className={styles.title}>{t('trust.title')}</h2>
            <p className={styles.ask}>{t('trust.ask', { name })}</p>
          </div>
          <div className={styles.acts}>
            <Button variant="filled" onClick={() => onVerdict('same')}>
              {t('trust.same')}
            </Button>
            <Button
              color="red"
              variant="outline"
              title={t('trust.differentHint')}
              onClick={() => onVerdict('different')}
            >
              {t('trust.different')}
            </Button>
            {onLater !== null && (
              <Button variant="subtle" color="gray" onClick={onLater}>
                {t('trust.later')}
              </Button>
            )}
          </div>
        </div>
        <output className={styles.digits} aria-label={t('trust.digits', { digits: code.replaceAll(/\B/g, ' ') })}>
          {inThrees(code)}
        </output>
      </div>
    </section>
  );
}

/** As they are read out: `123 456`. */
function inThrees(code: string): string {
  return code.replace(/^(\d{3})(\d{3})$/, '$1 $2');
}
