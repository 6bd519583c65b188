import { Button } from '@mantine/core';
import type { TicketTimeEntry } from '#domain/incident/time-report.rules.ts';
import { sumTime } from '#domain/incident/time-report.rules.ts';
import { incidentId } from '#domain/kernel/fields.ts';
import type { ReactNode } from 'react';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { useDirectory } from '../../app/desk-context.ts';
import { routes } from '../../app/routes.ts';
import type { usePeople } from '../../app/use-people.ts';
import { dayFieldOf, dayOf } from '../../look/day-field.ts';
import { lengthWords } from '../../look/length-words.ts';
import type { TimeGroupName } from './time-filters.tsx';
import type { TimeReport } from './use-time-report.ts';
import styles from './time-report.module.css';

const SHOWN_AT_ONCE = 100;

interface TimeTableProps {
  readonly report: TimeReport;
  readonly people: ReturnType<typeof usePeople>;
  readonly group: TimeGroupName;
}

/** One row for all that belongs together: the most first, days in their order. */
export function TimeTable({ report: { found, tickets }, people, group }: TimeTableProps) {
  const { t, i18n } = useTranslation('time');
  const [shown, setShown] = useState(SHOWN_AT_ONCE);
  const rows = useMemo(() => {
    const keys: Readonly<Record<TimeGroupName, (entry: TicketTimeEntry) => string>> = {
      agent: ({ agent }) => agent,
      ticket: ({ incident }) => incident,
      requester: ({ incident }) => tickets.get(incident)?.requester ?? '',
      day: ({ fromMs }) => dayFieldOf(fromMs),
    };
    const sums = sumTime(found, keys[group]);
    return group === 'day' ? sums.toSorted((one, other) => (one.key < other.key ? 1 : -1)) : sums;
  }, [found, tickets, group]);

  return (
    <>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{t(`by.${group}`)}</th>
            <th scope="col">{t('entries')}</th>
            <th scope="col">{t('time')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.slice(0, shown).map(({ key, entries, minutes }) => (
            <tr key={key}>
              <th scope="row">
                <GroupName id={key} group={group} tickets={tickets} people={people} />
              </th>
              <td>{entries}</td>
              <td>{lengthWords(minutes * 60_000, i18n.language)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {rows.length > shown && (
        <Button className={styles.more} onClick={() => setShown(shown + SHOWN_AT_ONCE)}>
          {t('more', { count: rows.length - shown })}
        </Button>
      )}
    </>
  );
}

interface GroupNameProps extends Pick<TimeReport, 'tickets'> {
  readonly id: string;
  readonly group: TimeGroupName;
  readonly people: ReturnType<typeof usePeople>;
}

function GroupName({ id, group, tickets, people }: GroupNameProps): ReactNode {
  const { t, i18n } = useTranslation('time');
  const { colleagues } = useDirectory();
  switch (group) {
    case 'agent':
      return named(colleagues, id) ?? t('unknown');
    case 'requester':
      return named(people, id) ?? t('unknown');
    case 'day':
      return new Date(dayOf(id)?.beginMs ?? 0).toLocaleDateString(i18n.language, { dateStyle: 'full' });
    case 'ticket': {
      const ticket = tickets.get(incidentId.parse(id));
      if (ticket === undefined) return t('unknown');
      return (
        <Link href={routes.incident(id)} className={styles.link}>
          {[ticket.number, ticket.summary].filter(Boolean).join(' · ')}
        </Link>
      );
    }
    default:
      return group satisfies never;
  }
}

/** Any text may be asked for; what is no id of these has no name. */
function named(all: ReadonlyMap<string, { readonly name: string }>, id: string): string | undefined {
  return all.get(id)?.name;
}
