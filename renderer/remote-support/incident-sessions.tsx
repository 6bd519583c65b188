import { Button } from '@mantine/core';
import { IconHeadset } from '@tabler/icons-react';
import type { Incident } from '#domain/incident/incident.record.ts';
import { isOpen } from '#domain/incident/incident.rules.ts';
import { epochMs } from '#domain/kernel/fields.ts';
import type { SupportSession } from '#domain/remote-support/support-session.record.ts';
import { helpedForMs } from '#domain/remote-support/support-session.rules.ts';
import { useCallback, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { useActions } from '../app/actions/use-actions.ts';
import { useDesk, useDirectory } from '../app/desk-context.ts';
import { routes } from '../app/routes.ts';
import { useLive } from '#platform/browser/use-live.ts';
import { useOpenSession } from '../desktop/use-session-window.ts';
import { lengthWords } from '../look/length-words.ts';
import { RelativeTime } from '../look/relative-time.tsx';
import { useNowMs } from '../look/ticking-clock.tsx';
import { AskSupport } from './ask-support.tsx';
import { AskedAgain } from './asked-again.tsx';
import { JoinSupport } from './join-support.tsx';
import { SessionState } from './session-state.tsx';
import { SessionStory } from './session-story.tsx';
import { useStoryWords } from './use-story.ts';
import { watchSessionsAbout } from './support-repository.ts';
import { useDevice } from '../inventory/use-device.ts';
import styles from './incident-sessions.module.css';

/** The help given at the requester's computer for a ticket, and the way to give some. */
export function IncidentSessions({ incident }: { readonly incident: Incident }) {
  const { t } = useTranslation('support');
  const desk = useDesk();
  const { id } = incident;
  const found = useLive(useMemo(() => watchSessionsAbout(desk, id), [desk, id]));
  const sessions = found ?? [];
  const [isJoining, setIsJoining] = useState(false);
  const [isAsking, setIsAsking] = useState(false);
  const mayHelp = isOpen(incident);
  const open = useCallback(() => setIsJoining(true), []);
  useActions(
    'screen',
    useMemo(
      () =>
        mayHelp
          ? [{ id: 'incident.help', title: t('join.title'), icon: IconHeadset, keys: ['shift+h'], run: open }]
          : [],
      [t, mayHelp, open],
    ),
  );
  return (
    <div className={styles.sessions}>
      {sessions.length > 0 && (
        <ul className={styles.list}>
          {sessions.map((session) => (
            <SessionRow key={session.id} session={session} />
          ))}
        </ul>
      )}
      {mayHelp && (
        <div className={styles.ways}>
          <Button leftSection={<IconHeadset size={15} stroke={1.75} />} onClick={open}>
            {t('join.title')}
          </Button>
          <Button onClick={() => setIsAsking(true)}>{t('ask.action')}</Button>
        </div>
      )}
      {!mayHelp && sessions.length === 0 && <p className={styles.none}>{t('none')}</p>}
      {isAsking && <AskSupport incident={incident} onClose={() => setIsAsking(false)} />}
      {isJoining && <JoinSupport incident={id} onClose={() => setIsJoining(false)} />}
    </div>
  );
}

function SessionRow({ session }: { readonly session: SupportSession }) {
  const { t } = useTranslation('support');
  const { colleagues } = useDirectory();
  const device = useDevice(session.device);
  const open = useOpenSession();
  const agent = session.agent === null ? undefined : colleagues.get(session.agent);
  const { user, language } = useStoryWords(session);
  const nowMs = epochMs.parse(useNowMs());
  const lasted = lengthWords(Math.max(1_000, helpedForMs(session, nowMs)), language);
  return (
    <li className={styles.row}>
      <Link
        href={routes.supportSession(session.id)}
        className={styles.link}
        onClick={(event) => {
          event.preventDefault();
          open(session.id);
        }}
      >
        {session.device === null
          ? t('rowInBrowser', { agent: agent?.name ?? '' })
          : t('row', { agent: agent?.name ?? '', device: device?.name ?? '' })}
      </Link>
      <span className={styles.when}>
        {session.joinedAtMs !== null && `${session.state === 'joined' ? t('now') : lasted} · `}
        <RelativeTime atMs={session.joinedAtMs ?? session.requestedAtMs} form="long" />
      </span>
      {session.joinedAtMs === null && <SessionState session={session} name={user} />}
      <AskedAgain session={session} />
      <SessionStory session={session} isFolded />
    </li>
  );
}
