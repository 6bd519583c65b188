import { Button } from '@mantine/core';
import { IconDeviceDesktop } from '@tabler/icons-react';
import type { HubOutput } from '#contracts/hub-api.ts';
import type { Refusal } from '#domain/kernel/result.ts';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { defer } from 'rxjs';
import { useDesk, useDeskStatus } from '../app/desk-context.ts';
import { useLive } from '#platform/browser/use-live.ts';
import type { Desk } from '../desk/desk.ts';
import { RefusalNote } from '../look/refusal-note.tsx';
import { useTimeWords } from '../look/relative-time.tsx';
import { ScreenSkeleton } from '../look/screen-skeleton.tsx';
import { toast } from '../look/toast.tsx';
import { deviceCodeOf } from './device-code.ts';
import styles from './session-list.module.css';

type Session = HubOutput<'session.list'>[number];

/** Every place where this agent is signed in, this one first. Ending one needs the hub, and so does the list. */
export function SessionList() {
  const { t } = useTranslation('settings');
  const desk = useDesk();
  const isOffline = useDeskStatus().link === 'offline';
  const [round, setRound] = useState(0);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const listed = useLive(useMemo(() => askSessions(desk, round, isOffline), [desk, round, isOffline]));

  async function revoke(id: string): Promise<void> {
    const revoked = await desk.askHub('session.revoke', { id });
    setRefusal(revoked.ok ? null : revoked.refusal);
    setRound(round + 1);
    if (revoked.ok) toast({ message: t('session.revoked') });
  }

  if (isOffline) return <p className={styles.note}>{t('session.needsHub')}</p>;
  if (listed === undefined) return <ScreenSkeleton rows={2} />;
  if (!listed.ok) return <RefusalNote refusal={listed.refusal} />;
  const ordered = listed.value.toSorted((a, b) => Number(b.isThis) - Number(a.isThis) || b.seenAtMs - a.seenAtMs);
  return (
    <>
      <ul className={styles.list}>
        {ordered.map((session) => (
          <SessionRow key={session.id} session={session} onRevoke={() => void revoke(session.id)} />
        ))}
      </ul>
      {ordered.length === 1 && <p className={styles.note}>{t('session.onlyThis')}</p>}
      <RefusalNote refusal={refusal} />
    </>
  );
}

/** Asks once for every round, and again when the hub can be reached after it could not. */
function askSessions(desk: Desk, _round: number, _isOffline: boolean) {
  return defer(() => desk.askHub('session.list', {}));
}

function SessionRow({ session, onRevoke }: { readonly session: Session; readonly onRevoke: () => void }) {
  const { t } = useTranslation('settings');
  const when = useTimeWords();
  const code = deviceCodeOf(session.device);
  return (
    <li className={styles.session}>
      <IconDeviceDesktop size={18} stroke={1.5} aria-hidden="true" />
      <div className={styles.what}>
        <p className={styles.device}>
          {session.isThis ? t('session.this') : t('session.other')} <span className={styles.code}>{code}</span>
        </p>
        <p className={styles.times}>
          <span>{t('session.opened', { when: when(session.openedAtMs, 'long') })}</span>
          {!session.isThis && <span>{t('session.seen', { when: when(session.seenAtMs, 'long') })}</span>}
        </p>
      </div>
      {!session.isThis && (
        <Button aria-label={t('session.revokeNamed', { code })} onClick={onRevoke}>
          {t('session.revoke')}
        </Button>
      )}
    </li>
  );
}
