import { Button } from '@mantine/core';
import { IconPlugConnectedX } from '@tabler/icons-react';
import type { Refusal } from '#domain/kernel/result.ts';
import type { IncidentId } from '#domain/kernel/fields.ts';
import type { Device } from '#domain/inventory/device.record.ts';
import type { SupportSession } from '#domain/remote-support/support-session.record.ts';
import { useCallback, useMemo, useState } from 'react';
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
import { CheckRecord } from './check-record.tsx';
import { EndOfColleague } from './end-of-colleague.tsx';
import { ExportSessions } from './export-sessions.tsx';
import { Objection } from './past-session-row.tsx';
import type { ScreenViewProps } from './screen/screen-view.tsx';
import { ScreenView } from './screen/screen-view.tsx';
import type { JoinedSession } from './screen/use-screen-session.ts';
import { useScreenSession } from './screen/use-screen-session.ts';
import { SessionOutcome } from './session-outcome.tsx';
import { SessionPanel } from './session-panel.tsx';
import { SessionState } from './session-state.tsx';
import { SessionStory } from './session-story.tsx';
import { useResolutionDraft } from './use-resolution-draft.ts';
import { useStory, useStoryWords } from './use-story.ts';
import { endSession, watchSession } from './support-repository.ts';
import { useDevice } from '../inventory/use-device.ts';
import { WhoIsThere } from './who-is-there.tsx';
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
  const me = useMe();
  const device = useDevice(session.device);
  const people = usePeople(session.person === null ? [] : [session.person]);
  const { state, incident } = session;
  useTellSession(state === 'joined');
  const known = session.person === null ? undefined : people.get(session.person)?.name;
  const name = known ?? t('waiting.nobody');
  // Who shares from a browser stands for a computer that has no name.
  const deviceName = session.device === null ? name : (device?.name ?? '');
  const isThere = session.agent === me.id || session.onlookers.includes(me.id);
  return (
    <div className={styles.session}>
      <SessionHead session={session} name={name} deviceName={deviceName} />
      {state === 'ended' && incident !== null && <SessionOutcome session={{ ...session, incident }} />}
      {state === 'joined' && incident !== null && isThere ? (
        <AtTheScreen session={{ ...session, incident }} name={name} deviceName={deviceName} />
      ) : (
        <Before session={session} device={device} />
      )}
      {incident !== null && <ResolutionDraft session={{ ...session, incident }} />}
    </div>
  );
}

interface AtTheScreenProps extends Pick<ScreenViewProps, 'name' | 'deviceName'> {
  readonly session: JoinedSession;
}

/** While it goes on: the screen gets the room, and what belongs to it stands beside, or is folded away. */
function AtTheScreen({ session, name, deviceName }: AtTheScreenProps) {
  const seen = useScreenSession(session);
  const isHelping = useMe().id === session.agent;
  // Where there is no room for both, the screen comes first.
  const [isPanelOpen, setIsPanelOpen] = useState(() => !window.matchMedia('(max-width: 759px)').matches);
  const toggle = useCallback(() => setIsPanelOpen((isOpen) => !isOpen), []);
  return (
    <div className={styles.work} data-panel-open={isPanelOpen}>
      <ScreenView
        seen={seen}
        incident={session.incident}
        isHelping={isHelping}
        name={name}
        deviceName={deviceName}
        isPanelOpen={isPanelOpen}
        onTogglePanel={toggle}
      />
      {isPanelOpen && <SessionPanel session={session} seen={seen} isHelping={isHelping} name={name} onClose={toggle} />}
    </div>
  );
}

interface BeforeProps {
  readonly session: SupportSession;
  readonly device: Device | null | undefined;
}

/** Before and after, and for who is not part of it: the computer, what happened, and the ticket. */
function Before({ session, device }: BeforeProps) {
  const { t } = useTranslation('support');
  const [, go] = useLocation();
  const { incident } = session;
  return (
    <div className={styles.body}>
      <section className={styles.computer} aria-label={t('session.computer')}>
        {device !== undefined && device !== null && (
          <>
            <DeviceFacts device={device} />
            <DeviceChanges device={device} />
          </>
        )}
        {session.objectedAtMs !== null && <Objection />}
        <SessionStory session={session} />
        {session.state === 'ended' && session.joinedAtMs !== null && <SessionRecord session={session} />}
      </section>
      <section className={styles.ticket} aria-label={t('session.ticket')}>
        {incident !== null && <IncidentPage id={incident} onClose={() => go(routes.incident(incident))} />}
      </section>
    </div>
  );
}

/** What was written down of it: checked here, or taken along. */
function SessionRecord({ session }: Pick<BeforeProps, 'session'>) {
  const filter = useMemo(() => ({ session: session.id }), [session.id]);
  return (
    <div className={styles.record}>
      <CheckRecord session={session} />
      <ExportSessions filter={filter} name="deskbell-session" />
    </div>
  );
}

/** Draws nothing: what was done becomes a draft of the resolution when the session ends. */
function ResolutionDraft({ session }: { readonly session: SupportSession & { readonly incident: IncidentId } }) {
  useResolutionDraft(session, useStory(session.id), useStoryWords(session));
  return null;
}

interface SessionHeadProps extends Pick<ScreenViewProps, 'name' | 'deviceName'> {
  readonly session: SupportSession;
}

function SessionHead({ session, name, deviceName }: SessionHeadProps) {
  const { t } = useTranslation('support');
  const title =
    session.device === null ? t('session.titleInBrowser', { name }) : t('session.title', { name, device: deviceName });
  usePageTitle(title);
  const { end, mayEnd, refusal, isAsked, close } = useEnd(session);
  return (
    <header className={styles.head} data-state={session.state}>
      <div className={styles.what}>
        <h1 className={styles.title}>{title}</h1>
        <SessionState session={session} name={name} />
        <RefusalNote refusal={refusal} />
      </div>
      {session.origin !== 'lan' && <WhoIsThere session={session} />}
      {mayEnd && (
        <Button size="sm" color="red" variant="outline" leftSection={<IconPlugConnectedX size={16} />} onClick={end}>
          {t('session.end')}
        </Button>
      )}
      {isAsked && <EndOfColleague session={session} onClose={close} />}
    </header>
  );
}

/** Whoever helps may end it, and a lead with a reason; it is offered as an action too. */
function useEnd(session: SupportSession) {
  const { t } = useTranslation('support');
  const desk = useDesk();
  const me = useMe();
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [isAsked, setIsAsked] = useState(false);
  const isColleagues = session.agent !== me.id;
  const mayEnd = session.state === 'joined' && (session.agent === me.id || me.role !== 'agent');
  const end = useMemo(
    () => () => {
      if (isColleagues) setIsAsked(true);
      else void endSession(desk, session.id).then((ended) => setRefusal(ended.ok ? null : ended.refusal));
    },
    [desk, session.id, isColleagues],
  );
  const actions = useMemo(
    () =>
      mayEnd
        ? [{ id: 'support.end', title: t('session.end'), icon: IconPlugConnectedX, keys: ['shift+x'], run: end }]
        : [],
    [t, mayEnd, end],
  );
  useActions('screen', actions);
  return { end, mayEnd, refusal, isAsked, close: () => setIsAsked(false) };
}
