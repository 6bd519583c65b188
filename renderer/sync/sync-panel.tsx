import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useDesk, useDeskStatus } from '../app/desk-context.ts';
import { usePageTitle } from '../app/use-page-title.ts';
import { UploadList } from '../attachment/upload-list.tsx';
import { useLive } from '#platform/browser/use-live.ts';
import { Pane, PaneHead } from '../look/pane.tsx';
import { ScreenSkeleton } from '../look/screen-skeleton.tsx';
import { CarriedList } from './exchange/carried-list.tsx';
import { ExchangeSection } from './exchange/exchange-section.tsx';
import { LinkState } from './link-state.tsx';
import { MishapCard } from './mishap-card.tsx';
import { RefusedList } from './refused-list.tsx';
import { RestoredCard } from './restored-card.tsx';
import { SignInAgain } from './sign-in-again.tsx';
import { watchOutboxRows } from './sync-repository.ts';
import { WaitingList } from './waiting-list.tsx';
import styles from './sync-panel.module.css';

/** How this device stands to the hub: what waits to be sent, what was refused, and what to do about it. */
export function SyncPanel() {
  const { t } = useTranslation('sync');
  const desk = useDesk();
  const { problem } = useDeskStatus();
  usePageTitle(t('title'));
  const rows = useLive(useMemo(() => watchOutboxRows(desk), [desk]));
  const own = rows?.filter(({ outbox }) => outbox.carried === undefined) ?? [];
  return (
    <div className={styles.screen}>
      <PaneHead title={t('title')} />
      <Pane>
        <div className={styles.column}>
          <LinkState />
          <RestoredCard />
          <MishapCard />
          {problem === 'session.token-lost' && <SignInAgain />}
          {rows === undefined ? (
            <ScreenSkeleton rows={4} />
          ) : (
            <>
              <RefusedList rows={own.filter(({ outbox }) => outbox.state === 'refused')} />
              <WaitingList rows={own.filter(({ outbox }) => outbox.state !== 'refused')} />
              <ExchangeSection waiting={rows.filter(({ outbox }) => outbox.state === 'waiting').length} />
              <CarriedList rows={rows.filter(({ outbox }) => outbox.carried !== undefined)} />
              <UploadList />
            </>
          )}
        </div>
      </Pane>
    </div>
  );
}
