import { Button } from '@mantine/core';
import { useCallbackRef } from '@mantine/hooks';
import { IconPencil, IconPhonePlus } from '@tabler/icons-react';
import type { Person } from '#domain/workforce/person.record.ts';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { useActions } from '../app/actions/use-actions.ts';
import { useDesk } from '../app/desk-context.ts';
import { MissingScreen } from '../app/missing-screen.tsx';
import { useLive } from '#platform/browser/use-live.ts';
import { callFrom } from '../incident/incident-form-address.ts';
import { watchDevicesOf } from '../inventory/inventory-repository.ts';
import { PaneHead } from '../look/pane.tsx';
import { PersonAvatar } from '../look/person-avatar.tsx';
import { ScreenSkeleton } from '../look/screen-skeleton.tsx';
import { PersonAdministration } from './person-administration.tsx';
import { PersonForm } from './person-form.tsx';
import { PersonSide } from './person-side.tsx';
import { PersonTickets } from './person-tickets.tsx';
import { VipMark } from './vip-mark.tsx';
import { watchPerson } from './workforce-repository.ts';
import frame from '../look/record-page.module.css';
import styles from './person-page.module.css';

interface PersonPageProps {
  readonly id: string;
  readonly onClose: () => void;
}

/** One person: how to reach them, what they sit at, and everything they ever called about. */
export function PersonPage({ id, onClose }: PersonPageProps) {
  const desk = useDesk();
  const person = useLive(useMemo(() => watchPerson(desk, id), [desk, id]));
  if (person === undefined) return <ScreenSkeleton rows={8} />;
  if (person === null) return <MissingScreen />;
  return <OpenPerson person={person} onClose={onClose} />;
}

function OpenPerson({ person, onClose }: { readonly person: Person; readonly onClose: () => void }) {
  const { t } = useTranslation('workforce');
  const [isAmending, setIsAmending] = useState(false);
  const logCall = usePersonActions(person, onClose, () => setIsAmending(true));
  return (
    <>
      <PaneHead title={<span className={frame.spacer} />} onBack={onClose}>
        <Button leftSection={<IconPhonePlus size={15} stroke={1.75} />} onClick={logCall}>
          {t('action.logShort')}
        </Button>
        <Button leftSection={<IconPencil size={15} stroke={1.75} />} onClick={() => setIsAmending(true)}>
          {t('action.amend')}
        </Button>
        <PersonAdministration person={person} />
      </PaneHead>
      <article className={frame.page} aria-labelledby={person.id}>
        <header className={frame.head}>
          <PersonAvatar name={person.name} id={person.id} size={44} isDecoration />
          <div className={styles.who}>
            <h1 id={person.id} className={styles.name}>
              <span>{person.name}</span>
              {person.isVip && <VipMark />}
            </h1>
            <p className={styles.work}>
              <span>{[person.title, person.department].filter((part) => part !== null).join(' · ')}</span>
              {!person.isActive && <strong className={styles.left}>{t('person.hasLeft')}</strong>}
            </p>
          </div>
        </header>
        <PersonSide person={person} />
        <div className={frame.body}>
          <PersonTickets person={person} />
        </div>
      </article>
      {isAmending && (
        <PersonForm person={person} onClose={() => setIsAmending(false)} onSaved={() => setIsAmending(false)} />
      )}
    </>
  );
}

/** Offers what can be done with the person; gives back how to log a call of theirs. */
function usePersonActions(person: Person, onClose: () => void, onAmend: () => void): () => void {
  const { t } = useTranslation('workforce');
  const [, go] = useLocation();
  const desk = useDesk();
  const devices = useLive(useMemo(() => watchDevicesOf(desk, person.id), [desk, person.id]));
  const close = useCallbackRef(onClose);
  const amend = useCallbackRef(onAmend);
  const logCall = useCallbackRef(() => go(callFrom({ requester: person.id, device: devices?.[0]?.id ?? null })));
  const actions = useMemo(
    () => [
      { id: 'person.log', title: t('action.log'), icon: IconPhonePlus, keys: ['l'], run: logCall },
      { id: 'person.amend', title: t('action.amend'), icon: IconPencil, keys: ['e'], run: amend },
      { id: 'person.close', title: t('action.close'), keys: ['escape'], run: close },
    ],
    [t, logCall, amend, close],
  );
  useActions('screen', actions);
  return logCall;
}
