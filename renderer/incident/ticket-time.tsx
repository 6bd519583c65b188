import { ActionIcon, Button } from '@mantine/core';
import { IconClockPlus, IconPencil } from '@tabler/icons-react';
import type { OutboxEntry } from '#contracts/desk-port.ts';
import type { Incident } from '#domain/incident/incident.record.ts';
import type { TimeEntry } from '#domain/incident/time-spent.rules.ts';
import { minutesSpent, timeEntriesOf } from '#domain/incident/time-spent.rules.ts';
import type { JournalLine } from '#domain/kernel/journal.ts';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDirectory, useMe } from '../app/desk-context.ts';
import type { Colleague } from '../app/directory.ts';
import { lengthWords } from '../look/length-words.ts';
import { RelativeTime } from '../look/relative-time.tsx';
import { Section } from '../look/section.tsx';
import { timelineOf } from './incident-timeline.ts';
import { BookTime, CorrectTime } from './time-forms.tsx';
import styles from './ticket-time.module.css';

export interface TicketTimeProps {
  readonly incident: Pick<Incident, 'id'>;
  readonly journal: readonly JournalLine[];
  readonly outbox: readonly OutboxEntry[];
}

/** Whose time a ticket has taken, with its sum; whose it is, and leads, correct it with a reason (W12). */
export function TicketTime({ incident, journal, outbox }: TicketTimeProps) {
  const { t, i18n } = useTranslation('incident');
  const entries = useMemo(() => timeEntriesOf(timelineOf(journal, outbox).map(({ line }) => line)), [journal, outbox]);
  const [isAdding, setIsAdding] = useState(false);
  const [corrected, setCorrected] = useState<TimeEntry | null>(null);
  const { all } = minutesSpent(entries);
  const sum = entries.length === 0 ? null : t('time.sum', { time: lengthWords(all * 60_000, i18n.language) });
  return (
    <Section name="ticket-time" title={t('time.title')} aside={<span className={styles.sum}>{sum}</span>}>
      <div className={styles.time}>
        {entries.length === 0 && <p className={styles.faint}>{t('time.none')}</p>}
        {entries.length > 0 && (
          <ul className={styles.list}>
            {entries.map((entry) => (
              <TimeRow key={entry.id} entry={entry} onCorrect={setCorrected} />
            ))}
          </ul>
        )}
        <Button leftSection={<IconClockPlus size={15} stroke={1.75} />} onClick={() => setIsAdding(true)}>
          {t('time.add')}
        </Button>
      </div>
      {isAdding && <BookTime incident={incident.id} onClose={() => setIsAdding(false)} />}
      {corrected !== null && (
        <CorrectTime incident={incident.id} entry={corrected} onClose={() => setCorrected(null)} />
      )}
    </Section>
  );
}

interface TimeRowProps {
  readonly entry: TimeEntry;
  readonly onCorrect: (entry: TimeEntry) => void;
}

function TimeRow({ entry, onCorrect }: TimeRowProps) {
  const { t, i18n } = useTranslation('incident');
  const me = useMe();
  const colleagues: ReadonlyMap<string, Pick<Colleague, 'name'>> = useDirectory().colleagues;
  const nameOf = (id: string) => colleagues.get(id)?.name ?? '';
  const name = nameOf(entry.agent);
  const words = (minutes: number) => lengthWords(minutes * 60_000, i18n.language);
  const mayCorrect = entry.agent === me.id || me.role !== 'agent';
  return (
    <li className={styles.row}>
      <div className={styles.what}>
        <span className={styles.name}>{name}</span> {t(`time.as.${entry.kind}`)}
        <p className={styles.faint}>
          <RelativeTime atMs={entry.fromMs} form="long" />
          {entry.note !== null && ` · ${entry.note}`}
        </p>
        {entry.correction !== null && (
          <p className={styles.faint}>
            {t('time.was', {
              time: words(entry.bookedMinutes),
              name: nameOf(entry.correction.by),
              reason: entry.correction.reason,
            })}
          </p>
        )}
      </div>
      <span className={styles.minutes}>{entry.minutes === 0 ? t('time.struck') : words(entry.minutes)}</span>
      {mayCorrect && (
        <ActionIcon aria-label={t('time.correct', { name })} onClick={() => onCorrect(entry)}>
          <IconPencil size={15} stroke={1.75} />
        </ActionIcon>
      )}
    </li>
  );
}
