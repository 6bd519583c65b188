import type { OutboxEntry } from '#contracts/desk-port.ts';
import type { Refusal } from '#domain/kernel/result.ts';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { routes } from '../app/routes.ts';
import { RefusalNote } from '../look/refusal-note.tsx';
import styles from './refused-here.module.css';

interface RefusedHereProps {
  readonly outbox: readonly OutboxEntry[];
  /** Of the act that was just tried. */
  readonly refusal: Refusal | null;
}

/** What was refused on this ticket: just now by this device, or later by the hub. */
export function RefusedHere({ outbox, refusal }: RefusedHereProps) {
  const { t } = useTranslation('incident');
  const later = outbox.filter(({ state }) => state === 'refused');
  return (
    <>
      <RefusalNote refusal={refusal} />
      {later.length > 0 && (
        <p className={styles.later}>
          {t('refusedLater', { count: later.length })} <Link href={routes.sync()}>{t('refusedShow')}</Link>
        </p>
      )}
    </>
  );
}
