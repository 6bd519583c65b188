import { Button } from '@mantine/core';
import { IconPlugConnectedX } from '@tabler/icons-react';
import type { Refusal } from '#domain/kernel/result.ts';
import type { SupportSession } from '#domain/remote-support/support-session.record.ts';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation, useParams } from 'wouter';
import { useActions } from '../app/actions/use-actions.ts';
import { useDesk, useMe } from '../app/desk-context.ts';
import { MissingScreen } from '../app/missing-screen.tsx';
import { routes } from '../app/routes.ts';
import { usePageTitle } from '../app/use-page-title.ts';
import { usePeople } from '../app/use-people.ts';
import { useLive } from '#platform/browser/use-live.ts';
import { useTellSession } from '../desktop/use-session-window.ts';
import { IncidentPage } from '../incident/incident-page.tsx';
import { DeviceChanges } from '../inventory/device-changes.tsx';
import { DeviceFacts } from '../inventory/device-facts.tsx';
import { RefusalNote } from '../look/refusal-note.tsx';
import { ScreenSkeleton } from '../look/screen-skeleton.tsx';
import { SessionState } from './session-state.tsx';
import { endSession, watchSession } from './support-repository.ts';
import { useDevice } from '../inventory/use-device.ts';
import styles from './session-page.module.css';

/** Helping somebody: who and which computer, what is in it, and the ticket beside it. */
export function SessionPage() {
  const { session: id = '' } = useParams();
  const desk = useDesk();
  const session = useLive(useMemo(() => watchSession(desk, id), [desk, id]));
  if (session === undefined) return <ScreenSkeleton rows={8} />;
  if (session === null) return <MissingScreen />;
  return <OpenSession session={session} />;
}

function OpenSession({ session }: { readonly session: SupportSession }) {
  const { t } = useTranslation('support');
  const [, go] = useLocation();
  const device = useDevice(session.device);
  useTellSession(session.state === 'joined');
  const leave = () => go(session.incident === null ? routes.queue() : routes.incident(session.incident));
  return (
    <div className={styles.session}>
      <SessionHead session={session} deviceName={device?.name ?? ''} />
      <div className={styles.body}>
        <section className={styles.computer} aria-label={t('session.computer')}>
          {device !== undefined && device !== null && (
            <>
              <DeviceFacts device={device} />
              <DeviceChanges device={device} />
            </>
          )}
        </section>
        <section className={styles.ticket} aria-label={t('session.ticket')}>
          {session.incident !== null && <IncidentPage id={session.incident} onClose={leave} />}
        </section>
      </div>
    </div>
  );
}

interface SessionHeadProps {
  readonly session: SupportSession;
  readonly deviceName: string;
}

function SessionHead({ session, deviceName }: SessionHeadProps) {
  const { t } = useTranslation('support');
  const people = usePeople(session.person === null ? [] : [session.person]);
  const name = session.person === null ? '' : (people.get(session.person)?.name ?? '');
  const title = t('session.title', { name: name || t('waiting.nobody'), device: deviceName });
  usePageTitle(title);
  const { end, mayEnd, refusal } = useEnd(session);
  return (
    <header className={styles.head} data-state={session.state}>
      <div className={styles.what}>
        <h1 className={styles.title}>{title}</h1>
        <SessionState session={session} name={name || t('waiting.nobody')} />
        <RefusalNote refusal={refusal} />
      </div>
      {mayEnd && (
        <Button size="sm" color="red" variant="outline" leftSection={<IconPlugConnectedX size={16} />} onClick={end}>
          {t('session.end')}
        </Button>
      )}
    </header>
  );
}

/** Whoever helps may end it, and a lead; it is offered as an action too. */
function useEnd(session: SupportSession) {
  const { t } = useTranslation('support');
  const desk = useDesk();
  const me = useMe();
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const mayEnd = session.state === 'joined' && (session.agent === me.id || me.role !== 'agent');
  const end = useMemo(
    () => () => {
      void endSession(desk, session.id).then((ended) => setRefusal(ended.ok ? null : ended.refusal));
    },
    [desk, session.id],
  );
  const actions = useMemo(
    () =>
      mayEnd
        ? [{ id: 'support.end', title: t('session.end'), icon: IconPlugConnectedX, keys: ['shift+x'], run: end }]
        : [],
    [t, mayEnd, end],
  );
  useActions('screen', actions);
  return { end, mayEnd, refusal };
}
