import { SegmentedControl, Select, TextInput } from '@mantine/core';
import type { TimeFilter } from '#domain/incident/time-report.rules.ts';
import { agentId, epochMs, personId } from '#domain/kernel/fields.ts';
import { useTranslation } from 'react-i18next';
import { dayFieldOf, dayOf } from '../../look/day-field.ts';
import styles from './time-report.module.css';

/** What time is added up by. */
export const timeGroups = ['agent', 'ticket', 'requester', 'day'] as const;
export type TimeGroupName = (typeof timeGroups)[number];

interface Named {
  readonly value: string;
  readonly label: string;
}

interface TimeFiltersProps {
  readonly filter: TimeFilter;
  readonly onChange: (filter: TimeFilter) => void;
  readonly agents: readonly Named[];
  readonly requesters: readonly Named[];
  readonly group: TimeGroupName;
  readonly onGroup: (group: TimeGroupName) => void;
}

/** Which time, and by what it is added up. A day that is no day changes nothing. */
export function TimeFilters({ filter, onChange, agents, requesters, group, onGroup }: TimeFiltersProps) {
  const { t } = useTranslation('time');
  return (
    <search aria-label={t('filter')}>
      <div className={styles.filters}>
        <TextInput
          type="date"
          label={t('from')}
          value={dayFieldOf(filter.fromMs)}
          max={dayFieldOf(filter.toMs - 1)}
          onChange={({ currentTarget }) => {
            const fromMs = epochMs.safeParse(dayOf(currentTarget.value)?.beginMs).data;
            if (fromMs !== undefined) onChange({ ...filter, fromMs });
          }}
        />
        <TextInput
          type="date"
          label={t('to')}
          value={dayFieldOf(filter.toMs - 1)}
          min={dayFieldOf(filter.fromMs)}
          onChange={({ currentTarget }) => {
            const toMs = epochMs.safeParse(dayOf(currentTarget.value)?.endMs).data;
            if (toMs !== undefined) onChange({ ...filter, toMs });
          }}
        />
        <Chosen
          label={t('agent')}
          data={agents}
          value={filter.agent}
          onChange={(chosen) => onChange({ ...filter, agent: chosen === null ? null : agentId.parse(chosen) })}
        />
        <Chosen
          label={t('requester')}
          data={requesters}
          value={filter.requester}
          onChange={(chosen) => onChange({ ...filter, requester: chosen === null ? null : personId.parse(chosen) })}
        />
      </div>
      <SegmentedControl
        className={styles.groups}
        aria-label={t('by.label')}
        value={group}
        onChange={(chosen) => onGroup(timeGroups.find((one) => one === chosen) ?? group)}
        data={timeGroups.map((value) => ({ value, label: t(`by.${value}`) }))}
      />
    </search>
  );
}

const EVERYBODY = 'everybody';

interface ChosenProps {
  readonly label: string;
  readonly data: readonly Named[];
  readonly value: string | null;
  readonly onChange: (chosen: string | null) => void;
}

function Chosen({ label, data, value, onChange }: ChosenProps) {
  const { t } = useTranslation('time');
  const choices = data.toSorted((one, other) => one.label.localeCompare(other.label));
  return (
    <Select
      label={label}
      data={[{ value: EVERYBODY, label: t('everybody') }, ...choices]}
      value={value ?? EVERYBODY}
      onChange={(chosen) => onChange(chosen === EVERYBODY ? null : chosen)}
      allowDeselect={false}
      searchable
      nothingFoundMessage={t('nobody')}
    />
  );
}
