import type { IncidentId } from '#domain/kernel/fields.ts';
import { useTranslation } from 'react-i18next';
import type { Transfer } from './exchange-state.ts';
import styles from './exchange-panel.module.css';
import type { SessionExchange } from './session-exchange.ts';
import { TransferRow } from './transfer-row.tsx';

interface TransferListProps {
  readonly exchange: SessionExchange;
  readonly transfers: readonly Transfer[];
  readonly incident: IncidentId;
}

/** All files of this session, the newest first. */
export function TransferList({ exchange, transfers, incident }: TransferListProps) {
  const { t } = useTranslation('beside');
  if (transfers.length === 0) return null;
  return (
    <ul className={styles.transfers} aria-label={t('files.list')}>
      {transfers.map((transfer) => (
        <TransferRow key={transfer.id} exchange={exchange} transfer={transfer} incident={incident} />
      ))}
    </ul>
  );
}
