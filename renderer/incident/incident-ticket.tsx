import { ActionIcon, Tooltip } from '@mantine/core';
import { IconAppWindow, IconLayoutSidebarRight } from '@tabler/icons-react';
import type { OutboxEntry } from '#contracts/desk-port.ts';
import type { Incident } from '#domain/incident/incident.record.ts';
import type { JournalLine } from '#domain/kernel/journal.ts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { usePageTitle } from '../app/use-page-title.ts';
import { usePeople } from '../app/use-people.ts';
import { TicketCapture } from '../capture/ticket-capture.tsx';
import { useCapture } from '../capture/use-capture.ts';
import { useTicketWindow } from '../desktop/use-ticket-window.ts';
import { CopyButton } from '../look/copy-button.tsx';
import { PaneHead } from '../look/pane.tsx';
import { UnsyncedMark } from '../look/unsynced-mark.tsx';
import { useFocusWhenLost } from '../look/use-focus-when-lost.ts';
import { useTellPresence } from '../presence/use-tell-presence.ts';
import { AlsoProposed } from './also-proposed.tsx';
import { VisitNote } from '../replica/visit-note.tsx';
import { IncidentActBar } from './incident-act-bar.tsx';
import { IncidentAside } from './incident-aside.tsx';
import type { DockProps } from './incident-dock.tsx';
import { IncidentDock } from './incident-dock.tsx';
import { IncidentSummary } from './incident-summary.tsx';
import { IncidentTimeline } from './incident-timeline-view.tsx';
import { RefusedHere } from './refused-here.tsx';
import { useIncidentActs } from './use-incident-acts.ts';
import { useTicketActions } from './use-ticket-actions.ts';
import styles from './incident-ticket.module.css';

interface IncidentTicketProps {
  readonly incident: Incident;
  readonly journal: readonly JournalLine[];
  readonly outbox: readonly OutboxEntry[];
  readonly onClose: () => void;
}

/** The page of a ticket: what it is, what happened, what to do now, and who and what it is about. */
export function IncidentTicket({ incident, journal, outbox, onClose }: IncidentTicketProps) {
  const { t } = useTranslation(['incident', 'desktop']);
  const openWindow = useTicketWindow(incident.id);
  const requester = usePeople([incident.requester]).get(incident.requester);
  const [isAsideOpen, setIsAsideOpen] = useState(false);
  const acting = useIncidentActs(incident);
  const { dock, actStates, chooseAct } = useTicketActions({ incident, acting, onClose });
  const requesterName = requester?.name ?? '';
  const page = useFocusWhenLost();
  useTellPresence(incident.id);
  usePageTitle([incident.number, incident.summary].join(' '));
  const isUnsynced = outbox.some(({ state }) => state === 'waiting');

  return (
    <article ref={page} tabIndex={-1} className={styles.ticket} aria-label={incident.summary}>
      <PaneHead title={<TicketNumber number={incident.number} />} onBack={onClose} isBackAlwaysShown>
        {isUnsynced && <UnsyncedMark />}
        <span className={styles.gap} />
        <IncidentActBar states={actStates} onAct={chooseAct} />
        {openWindow !== null && (
          <Tooltip label={t('desktop:ticket.open')}>
            <ActionIcon aria-label={t('desktop:ticket.open')} onClick={openWindow}>
              <IconAppWindow size={18} stroke={1.75} />
            </ActionIcon>
          </Tooltip>
        )}
        <Tooltip label={t('aside.toggle')}>
          <ActionIcon
            className={styles.asideToggle}
            aria-label={t('aside.toggle')}
            aria-expanded={isAsideOpen}
            onClick={() => setIsAsideOpen(!isAsideOpen)}
          >
            <IconLayoutSidebarRight size={18} stroke={1.75} />
          </ActionIcon>
        </Tooltip>
      </PaneHead>
      <VisitNote incident={incident} />
      <div className={styles.columns} data-aside-open={isAsideOpen}>
        <div className={styles.main}>
          <IncidentSummary incident={incident} requesterName={requesterName} />
          <AlsoProposed incident={incident} acting={acting} />
          <IncidentTimeline journal={journal} outbox={outbox} requester={requester} />
          <TicketFoot
            incident={incident}
            journal={journal}
            outbox={outbox}
            requester={requester}
            requesterName={requesterName}
            acting={acting}
            dock={dock}
          />
        </div>
        <aside className={styles.aside} aria-label={t('aside.label')}>
          <IncidentAside incident={incident} requester={requester} journal={journal} outbox={outbox} />
        </aside>
      </div>
    </article>
  );
}

type TicketFootProps = Pick<IncidentTicketProps, 'incident' | 'outbox'> & Omit<DockProps, 'onCapture'>;

/** Where one acts: the dock, what was refused above it, and a picture of the screen while one is being made. */
function TicketFoot({ outbox, ...inDock }: TicketFootProps) {
  const { incident, journal, requester, requesterName, acting, dock } = inDock;
  const capture = useCapture();
  return (
    <div className={styles.dock}>
      <RefusedHere
        outbox={outbox}
        refusal={acting.refusal ?? capture.refusal}
        journal={journal}
        requester={requester}
        dock={dock}
      />
      <IncidentDock {...inDock} onCapture={capture.begin} />
      <TicketCapture
        incident={incident}
        requesterName={requesterName}
        capture={capture}
        audience={dock.composer === 'note' ? 'desk' : 'readers'}
      />
    </div>
  );
}

function TicketNumber({ number }: Pick<Incident, 'number'>) {
  const { t } = useTranslation('incident');
  if (number === null) return <span className={styles.number}>{t('numberFollows')}</span>;
  return (
    <span className={styles.number}>
      {number}
      <CopyButton text={number} label={t('copyNumber', { number })} />
    </span>
  );
}
