import { Button } from '@mantine/core';
import type { DeviceId } from '#domain/kernel/fields.ts';
import type { SessionFilter } from '#domain/remote-support/session-filter.rules.ts';
import { fitsFilter } from '#domain/remote-support/session-filter.rules.ts';
import type { SupportSession } from '#domain/remote-support/support-session.record.ts';
import { useLive } from '#platform/browser/use-live.ts';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDesk } from '../app/desk-context.ts';
import { usePeople } from '../app/use-people.ts';
import { ExportSessions } from './export-sessions.tsx';
import { PastSessionRow } from './past-session-row.tsx';
import { SessionFilters } from './session-filters.tsx';
import { MOST_SESSIONS_SEARCHED, watchDevices, watchPastSessions } from './support-repository.ts';
import styles from './past-sessions.module.css';

const everything: SessionFilter = {};
const SHOWN_AT_ONCE = 50;

/** The help that is over, found by who, where, when, what was allowed and objections; what is found can be taken along (W13). */
export function PastSessions() {
  const { t } = useTranslation('support');
  const desk = useDesk();
  const all = useLive(useMemo(() => watchPastSessions(desk, everything), [desk]));
  const [filter, setFilter] = useState<SessionFilter>(everything);
  const found = useMemo(() => all?.filter((session) => fitsFilter(session, filter)), [all, filter]);
  const people = usePeople(useMemo(() => idsIn(all, ({ person }) => person), [all]));
  const devices = useDevices(useMemo(() => idsIn(all, ({ device }) => device), [all]));
  if (all === undefined || found === undefined) return null;
  return (
    <section className={styles.section} aria-label={t('audit.past')}>
      <div className={styles.head}>
        <h2 className={styles.title}>{t('audit.past')}</h2>
        <ExportSessions filter={filter} name="deskbell-sessions" />
      </div>
      <SessionFilters filter={filter} onChange={setFilter} people={people} devices={devices} />
      {found.length === 0 && <p>{all.length === 0 ? t('audit.none') : t('audit.noneFound')}</p>}
      <FoundSessions sessions={found} people={people} devices={devices} />
      {all.length >= MOST_SESSIONS_SEARCHED && <p className={styles.faint}>{t('audit.latestOnly')}</p>}
    </section>
  );
}

interface FoundSessionsProps {
  readonly sessions: readonly SupportSession[];
  readonly people: ReturnType<typeof usePeople>;
  readonly devices: ReturnType<typeof useDevices>;
}

/** The latest first, and more of them when they are asked for. */
export function FoundSessions({ sessions, people, devices }: FoundSessionsProps) {
  const { t } = useTranslation('support');
  const [shown, setShown] = useState(SHOWN_AT_ONCE);
  return (
    <>
      <ul className={styles.list}>
        {sessions.slice(0, shown).map((session) => (
          <PastSessionRow
            key={session.id}
            session={session}
            person={session.person === null ? undefined : people.get(session.person)}
            device={session.device === null ? undefined : devices.get(session.device)}
          />
        ))}
      </ul>
      {sessions.length > shown && (
        <Button className={styles.more} onClick={() => setShown(shown + SHOWN_AT_ONCE)}>
          {t('audit.more', { count: sessions.length - shown })}
        </Button>
      )}
    </>
  );
}

/** Computers by id, as far as they are on this device. */
function useDevices(ids: readonly DeviceId[]) {
  const desk = useDesk();
  const wanted = useLive(useMemo(() => watchDevices(desk, ids), [desk, ids]));
  return useMemo(() => new Map(wanted?.map((device) => [device.id, device])), [wanted]);
}

function idsIn<Id extends string>(
  sessions: readonly SupportSession[] | undefined,
  idOf: (session: SupportSession) => Id | null,
): readonly Id[] {
  return [...new Set(sessions?.flatMap((session) => idOf(session) ?? []))];
}
