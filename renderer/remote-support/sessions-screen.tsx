import { Button } from '@mantine/core';
import { IconPlugConnectedX } from '@tabler/icons-react';
import { epochMs } from '#domain/kernel/fields.ts';
import type { SupportSession } from '#domain/remote-support/support-session.record.ts';
import { useLive } from '#platform/browser/use-live.ts';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { useDesk, useDirectory, useMe } from '../app/desk-context.ts';
import { routes } from '../app/routes.ts';
import { usePageTitle } from '../app/use-page-title.ts';
import { usePeople } from '../app/use-people.ts';
import { useDevice } from '../inventory/use-device.ts';
import { RelativeTime } from '../look/relative-time.tsx';
import { TitledScreen } from '../look/titled-screen.tsx';
import { EndOfColleague } from './end-of-colleague.tsx';
import { PastSessions } from './past-sessions.tsx';
import { watchGoingOn } from './support-repository.ts';
import styles from './sessions-screen.module.css';

/** Who of the desk is at whose computer at this moment; a lead ends the session of a colleague from here (W16). */
export function SessionsScreen() {
  const { t } = useTranslation('support');
  const desk = useDesk();
  usePageTitle(t('live.title'));
  const sessions = useLive(useMemo(() => watchGoingOn(desk), [desk]));
  return (
    <TitledScreen title={t('live.title')} lead={t('live.lead')}>
      {sessions?.length === 0 && <p>{t('live.none')}</p>}
      <ul className={styles.list}>
        {sessions?.map((session) => (
          <GoingOn key={session.id} session={session} />
        ))}
      </ul>
      <PastSessions />
    </TitledScreen>
  );
}

function GoingOn({ session }: { readonly session: SupportSession }) {
  const { t, i18n } = useTranslation('support');
  const me = useMe();
  const { colleagues } = useDirectory();
  const device = useDevice(session.device);
  const people = usePeople(session.person === null ? [] : [session.person]);
  const [isEnding, setIsEnding] = useState(false);
  const person = (session.person === null ? undefined : people.get(session.person)?.name) ?? t('waiting.nobody');
  const nameOf = (id: SupportSession['agent']) => (id === null ? '' : (colleagues.get(id)?.name ?? ''));
  const isColleagues = session.agent !== me.id && me.role !== 'agent';
  const title = t('session.title', { name: person, device: device?.name ?? t('join.inBrowser') });
  return (
    <li className={styles.row}>
      <div className={styles.what}>
        <Link href={routes.supportSession(session.id)} className={styles.link}>
          {title}
        </Link>
        <p className={styles.faint}>
          {t('there.helps', { name: nameOf(session.agent) })}
          {session.onlookers.length > 0 &&
            ` · ${t('there.looksOn', { name: new Intl.ListFormat(i18n.language).format(session.onlookers.map(nameOf)) })}`}
          {' · '}
          <RelativeTime atMs={epochMs.parse(session.joinedAtMs ?? session.changedAtMs)} form="long" />
        </p>
      </div>
      {isColleagues && (
        <Button
          color="red"
          variant="outline"
          leftSection={<IconPlugConnectedX size={15} stroke={1.75} />}
          aria-label={t('live.end', { title })}
          onClick={() => setIsEnding(true)}
        >
          {t('session.end')}
        </Button>
      )}
      {isEnding && <EndOfColleague session={session} onClose={() => setIsEnding(false)} />}
    </li>
  );
}
