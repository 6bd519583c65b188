import { ActionIcon, Button } from '@mantine/core';
import { IconEye, IconUserPlus, IconUserShare, IconX } from '@tabler/icons-react';
import type { AgentId } from '#domain/kernel/fields.ts';
import type { Refusal, Result } from '#domain/kernel/result.ts';
import type { SupportSession } from '#domain/remote-support/support-session.record.ts';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useActions } from '../app/actions/use-actions.ts';
import { useDesk, useDirectory, useMe } from '../app/desk-context.ts';
import { RefusalNote } from '../look/refusal-note.tsx';
import type { ComingAs } from './bring-in-colleague.tsx';
import { BringInColleague } from './bring-in-colleague.tsx';
import { inviteToSession, leaveSession } from './support-repository.ts';
import styles from './who-is-there.module.css';

/** Who of the desk is at a session that goes on, and the ways to come, to bring somebody, and to go. */
export function WhoIsThere({ session }: { readonly session: SupportSession }) {
  const { t } = useTranslation('support');
  const me = useMe();
  const [asked, setAsked] = useState<ComingAs | null>(null);
  const { act, refusal } = useRefusable();
  const desk = useDesk();
  const isHelping = session.agent === me.id;
  const mayBring = session.state === 'joined' && (isHelping || me.role !== 'agent');
  useBringing(mayBring, setAsked);
  if (session.state !== 'joined') return null;
  const isLookingOn = session.onlookers.includes(me.id);
  return (
    <div className={styles.there}>
      <People session={session} maySendAway={mayBring} onSendAway={(id) => act(leaveSession(desk, session.id, id))} />
      {mayBring && (
        <>
          <Button leftSection={<IconUserPlus size={15} stroke={1.75} />} onClick={() => setAsked('onlooker')}>
            {t('there.bring')}
          </Button>
          <Button leftSection={<IconUserShare size={15} stroke={1.75} />} onClick={() => setAsked('helper')}>
            {t('there.handOver')}
          </Button>
        </>
      )}
      {mayBring && !isHelping && !isLookingOn && (
        <Button
          leftSection={<IconEye size={15} stroke={1.75} />}
          onClick={() => act(inviteToSession(desk, session.id, me.id))}
        >
          {t('there.lookOn')}
        </Button>
      )}
      {isLookingOn && (
        <Button onClick={() => act(leaveSession(desk, session.id, me.id))}>{t('there.lookOnNoLonger')}</Button>
      )}
      <RefusalNote refusal={refusal} />
      {asked !== null && <BringInColleague session={session} as={asked} onClose={() => setAsked(null)} />}
    </div>
  );
}

interface PeopleProps {
  readonly session: SupportSession;
  readonly maySendAway: boolean;
  readonly onSendAway: (id: AgentId) => void;
}

function People({ session, maySendAway, onSendAway }: PeopleProps) {
  const { t } = useTranslation('support');
  const me = useMe();
  const { colleagues } = useDirectory();
  const nameOf = (id: AgentId) => colleagues.get(id)?.name ?? '';
  return (
    <ul className={styles.people} aria-label={t('there.label')}>
      {session.agent !== me.id && session.agent !== null && (
        <li className={styles.person}>{t('there.helps', { name: nameOf(session.agent) })}</li>
      )}
      {session.onlookers.map((id) => (
        <li key={id} className={styles.person}>
          <IconEye size={14} stroke={1.75} aria-hidden="true" />
          {id === me.id ? t('there.youLookOn') : t('there.looksOn', { name: nameOf(id) })}
          {maySendAway && id !== me.id && (
            <ActionIcon
              variant="subtle"
              color="gray"
              size="sm"
              aria-label={t('there.sendAway', { name: nameOf(id) })}
              onClick={() => onSendAway(id)}
            >
              <IconX size={13} aria-hidden="true" />
            </ActionIcon>
          )}
        </li>
      ))}
    </ul>
  );
}

/** The same by keys and in the palette. */
function useBringing(mayBring: boolean, ask: (as: ComingAs) => void): void {
  const { t } = useTranslation('support');
  const actions = useMemo(() => {
    if (!mayBring) return [];
    return [
      {
        id: 'support.bring',
        title: t('there.bring'),
        icon: IconUserPlus,
        keys: ['shift+i'],
        run: () => ask('onlooker'),
      },
      {
        id: 'support.hand-over',
        title: t('there.handOver'),
        icon: IconUserShare,
        keys: ['shift+o'],
        run: () => ask('helper'),
      },
    ];
  }, [t, mayBring, ask]);
  useActions('screen', actions);
}

function useRefusable() {
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const act = (done: Promise<Result<unknown>>): void =>
    void done.then((outcome) => setRefusal(outcome.ok ? null : outcome.refusal));
  return { act, refusal };
}
