import { Button } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import type { TimeFilter } from '#domain/incident/time-report.rules.ts';
import { epochMs } from '#domain/kernel/fields.ts';
import type { Refusal } from '#domain/kernel/result.ts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDirectory, useMe } from '../../app/desk-context.ts';
import { usePageTitle } from '../../app/use-page-title.ts';
import { usePeople } from '../../app/use-people.ts';
import { useSaveBlob } from '../../attachment/use-outside.ts';
import { dayFieldOf } from '../../look/day-field.ts';
import { lengthWords } from '../../look/length-words.ts';
import { RefusalNote } from '../../look/refusal-note.tsx';
import { TitledScreen } from '../../look/titled-screen.tsx';
import { timeCsv } from './time-csv.ts';
import type { TimeGroupName } from './time-filters.tsx';
import { TimeFilters } from './time-filters.tsx';
import { TimeTable } from './time-table.tsx';
import { useTimeReport } from './use-time-report.ts';
import styles from './time-report.module.css';

/** Whose time went where: over all tickets on this device, with or without the hub (W12). */
export function TimeReportScreen() {
  const { t } = useTranslation('time');
  const me = useMe();
  usePageTitle(t('title'));
  const [filter, setFilter] = useState(() => thisMonth(new Date(), me.role === 'agent' ? me.id : null));
  return (
    <TitledScreen title={t('title')} lead={t('lead')}>
      <Report filter={filter} onFilter={setFilter} />
    </TitledScreen>
  );
}

interface ReportProps {
  readonly filter: TimeFilter;
  readonly onFilter: (filter: TimeFilter) => void;
}

function Report({ filter, onFilter }: ReportProps) {
  const { t, i18n } = useTranslation('time');
  const { colleagues } = useDirectory();
  const report = useTimeReport(filter);
  const [group, setGroup] = useState<TimeGroupName>('ticket');
  const requesters = [...(report?.tickets.values() ?? [])].map(({ requester }) => requester);
  const people = usePeople(requesters);
  const minutes = report?.found.reduce((sum, entry) => sum + entry.minutes, 0) ?? 0;
  return (
    <>
      <TimeFilters
        filter={filter}
        onChange={onFilter}
        agents={[...colleagues].map(([value, { name: label }]) => ({ value, label }))}
        requesters={[...people].map(([value, { name: label }]) => ({ value, label }))}
        group={group}
        onGroup={setGroup}
      />
      {report !== undefined && (
        <>
          <div className={styles.sum}>
            <output>
              {report.found.length === 0
                ? t('none')
                : t('sum', {
                    count: report.found.length,
                    time: lengthWords(minutes * 60_000, i18n.language),
                  })}
            </output>
            <ExportTime report={report} people={people} filter={filter} />
          </div>
          {report.found.length > 0 && <TimeTable report={report} people={people} group={group} />}
        </>
      )}
      <p className={styles.faint}>{t('carried')}</p>
    </>
  );
}

interface ExportTimeProps {
  readonly report: NonNullable<ReturnType<typeof useTimeReport>>;
  readonly people: ReturnType<typeof usePeople>;
  readonly filter: TimeFilter;
}

function ExportTime({ report: { found, tickets }, people, filter }: ExportTimeProps) {
  const { t } = useTranslation('time');
  const { colleagues } = useDirectory();
  const save = useSaveBlob();
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const heads = ['from', 'minutes', 'agent', 'kind', 'ticket', 'summary', 'requester', 'note', 'corrected'] as const;

  async function exportAll(): Promise<void> {
    const table = timeCsv(
      found,
      heads.map((head) => t(`csv.${head}`)),
      ({ agent, kind, incident }) => {
        const ticket = tickets.get(incident);
        return {
          agent: colleagues.get(agent)?.name ?? agent,
          kind: t(`kind.${kind}`),
          ticket: ticket?.number ?? incident,
          summary: ticket?.summary ?? '',
          requester: (ticket === undefined ? undefined : people.get(ticket.requester)?.name) ?? '',
        };
      },
    );
    const name = `deskbell-time-${dayFieldOf(filter.fromMs)}-${dayFieldOf(filter.toMs - 1)}.csv`;
    setRefusal(await save(name, new Blob([table], { type: 'text/csv' })));
  }

  return (
    <>
      <Button
        disabled={found.length === 0}
        leftSection={<IconDownload size={15} stroke={1.75} />}
        onClick={() => void exportAll()}
      >
        {t('export')}
      </Button>
      <RefusalNote refusal={refusal} />
    </>
  );
}

function thisMonth(now: Date, agent: TimeFilter['agent']): TimeFilter {
  const [year, month] = [now.getFullYear(), now.getMonth()];
  const [fromMs, toMs] = [new Date(year, month, 1), new Date(year, month + 1, 1)].map((at) =>
    epochMs.parse(at.getTime()),
  );
  return { fromMs: fromMs!, toMs: toMs!, agent, requester: null };
}
