import { Tabs } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { IncidentPage } from '../incident/incident-page.tsx';
import { DeviceChanges } from '../inventory/device-changes.tsx';
import { DeviceFacts } from '../inventory/device-facts.tsx';
import { useDevice } from '../inventory/use-device.ts';
import { ExchangePanel } from './exchange/exchange-panel.tsx';
import type { JoinedSession, ScreenSeen } from './screen/use-screen-session.ts';
import { SessionStory } from './session-story.tsx';
import styles from './session-panel.module.css';

interface SessionPanelProps {
  readonly session: JoinedSession;
  readonly seen: ScreenSeen | undefined;
  /** Whoever looks on sends and fetches nothing. */
  readonly isHelping: boolean;
  /** Of whoever sits there. */
  readonly name: string;
  readonly onClose: () => void;
}

/** What belongs to a session, beside the screen: the ticket with its conversation, the computer, what happened. */
export function SessionPanel({ session, seen, isHelping, name, onClose }: SessionPanelProps) {
  const { t } = useTranslation('screen');
  const device = useDevice(session.device);
  return (
    <aside className={styles.panel} aria-label={t('panel.label')}>
      <Tabs defaultValue="ticket" keepMounted={false} className={styles.tabs}>
        <Tabs.List className={styles.list}>
          <Tabs.Tab value="ticket" className={styles.tab}>
            {t('panel.ticket')}
          </Tabs.Tab>
          {session.device !== null && (
            <Tabs.Tab value="computer" className={styles.tab}>
              {t('panel.computer')}
            </Tabs.Tab>
          )}
          {isHelping && (
            <Tabs.Tab value="exchange" className={styles.tab}>
              {t('panel.exchange')}
            </Tabs.Tab>
          )}
          <Tabs.Tab value="story" className={styles.tab}>
            {t('panel.story')}
          </Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="ticket" className={styles.ticket}>
          <IncidentPage id={session.incident} onClose={onClose} />
        </Tabs.Panel>
        <Tabs.Panel value="computer" className={styles.rest}>
          {device !== undefined && device !== null && (
            <>
              <DeviceChanges device={device} />
              <DeviceFacts device={device} />
            </>
          )}
        </Tabs.Panel>
        {isHelping && (
          <Tabs.Panel value="exchange" className={styles.rest}>
            <ExchangePanel seen={seen} incident={session.incident} name={name} />
          </Tabs.Panel>
        )}
        <Tabs.Panel value="story" className={styles.rest}>
          <SessionStory session={session} />
        </Tabs.Panel>
      </Tabs>
    </aside>
  );
}
