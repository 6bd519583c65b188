import { epochMs } from '#domain/kernel/fields.ts';
import { isAwaited } from '#domain/remote-support/support-session.rules.ts';
import { Button } from '@mantine/core';
import type { Refusal } from '#domain/kernel/result.ts';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDesk } from '../app/desk-context.ts';
import { usePeople } from '../app/use-people.ts';
import { useLive } from '#platform/browser/use-live.ts';
import { PersonAvatar } from '../look/person-avatar.tsx';
import { RefusalNote } from '../look/refusal-note.tsx';
import { useTimeWords } from '../look/relative-time.tsx';
import { useNowMs } from '../look/ticking-clock.tsx';
import { useDevice } from '../inventory/use-device.ts';
import { takeFromPortal, watchWaiting } from './support-repository.ts';
import { useOpenSession } from '../desktop/use-session-window.ts';
import type { SupportSession } from '#domain/remote-support/support-session.record.ts';
import styles from './join-support.module.css';

/** Who sits there with a code at this moment. The code itself nobody sees but them. */
export function SupportWaiting() {
  const { t } = useTranslation('support');
  const desk = useDesk();
  const nowMs = epochMs.parse(useNowMs());
  const sessions = useLive(useMemo(() => watchWaiting(desk), [desk]));
  const waiting = (sessions ?? []).filter((session) => isAwaited(session, nowMs));
  if (waiting.length === 0) return null;
  return (
    <section className={styles.waiting} aria-label={t('waiting.title')}>
      <h3 className={styles.waitingTitle}>{t('waiting.title')}</h3>
      <ul className={styles.waitingList}>
        {waiting.map((session) => (
          <Waiting key={session.id} session={session} />
        ))}
      </ul>
    </section>
  );
}

function Waiting({ session }: { readonly session: SupportSession }) {
  const { t } = useTranslation('support');
  const words = useTimeWords();
  const people = usePeople(session.person === null ? [] : [session.person]);
  const person = session.person === null ? undefined : people.get(session.person);
  const device = useDevice(session.device);
  return (
    <li className={styles.waitingRow}>
      <PersonAvatar name={person?.name ?? ''} id={session.person ?? session.id} size={24} isDecoration />
      <span className={styles.waitingWho}>{person?.name ?? t('waiting.nobody')}</span>
      <span className={styles.faint}>{session.device === null ? t('join.inBrowser') : device?.name}</span>
      <span className={styles.faint}>{t('waiting.left', { time: words(session.awaitedUntilMs, 'short') })}</span>
      {session.device === null && session.incident !== null && <TakeButton session={session} />}
    </li>
  );
}

/** They are signed in and named their ticket, so that no code has to say who they are. */
function TakeButton({ session }: { readonly session: SupportSession }) {
  const { t } = useTranslation('support');
  const desk = useDesk();
  const open = useOpenSession();
  const [refusal, setRefusal] = useState<Refusal | null>(null);

  async function take(): Promise<void> {
    const taken = await takeFromPortal(desk, session.id);
    if (taken.ok) open(session.id);
    else setRefusal(taken.refusal);
  }

  return (
    <>
      <Button size="compact-sm" onClick={() => void take()}>
        {t('join.start')}
      </Button>
      <RefusalNote refusal={refusal} />
    </>
  );
}
