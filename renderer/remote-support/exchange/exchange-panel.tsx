import { useLive } from '#platform/browser/use-live.ts';
import type { IncidentId } from '#domain/kernel/fields.ts';
import { useTranslation } from 'react-i18next';
import type { ScreenSeen } from '../screen/use-screen-session.ts';
import { ClipboardIn, ClipboardOut } from './clipboard-box.tsx';
import styles from './exchange-panel.module.css';
import { FilesIn, FilesOut } from './files-box.tsx';
import { nothingExchanged } from './exchange-state.ts';
import { TransferList } from './transfer-list.tsx';

export interface ExchangePanelProps {
  readonly seen: ScreenSeen | undefined;
  readonly incident: IncidentId;
  /** Of whoever sits there. */
  readonly name: string;
}

/** Text and files beside the picture: each way is asked for by itself, and nothing goes unless somebody here pushes a button. */
export function ExchangePanel({ seen, incident, name }: ExchangePanelProps) {
  const { t } = useTranslation('beside');
  if (seen === undefined) return null;
  return (
    <div className={styles.panel}>
      <p className={styles.lead}>{t('lead', { name })}</p>
      <Opened seen={seen} incident={incident} name={name} />
    </div>
  );
}

type OpenedProps = Omit<ExchangePanelProps, 'seen'> & { readonly seen: ScreenSeen };

function Opened({ seen, incident, name }: OpenedProps) {
  const { t } = useTranslation('beside');
  const state = useLive(seen.exchange.state$) ?? nothingExchanged;
  const way = { ...seen, name, exchanged: state };
  return (
    <>
      <section className={styles.section} aria-labelledby="beside-clipboard">
        <h2 id="beside-clipboard" className={styles.title}>
          {t('clipboard.title')}
        </h2>
        <ClipboardIn {...way} />
        <ClipboardOut {...way} />
      </section>
      <section className={styles.section} aria-labelledby="beside-files">
        <h2 id="beside-files" className={styles.title}>
          {t('files.title')}
        </h2>
        <FilesIn {...way} />
        <FilesOut {...way} />
        <TransferList exchange={seen.exchange} transfers={state.transfers} incident={incident} />
      </section>
    </>
  );
}
