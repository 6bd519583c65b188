import { Checkbox, Select, TextInput } from '@mantine/core';
import type { Device } from '#domain/inventory/device.record.ts';
import type { DeviceId, PersonId } from '#domain/kernel/fields.ts';
import { agentId, deviceId, epochMs, personId } from '#domain/kernel/fields.ts';
import { capabilities } from '#domain/remote-control/effective-right.rules.ts';
import type { SessionFilter } from '#domain/remote-support/session-filter.rules.ts';
import { sessionFilter } from '#domain/remote-support/session-filter.rules.ts';
import type { Person } from '#domain/workforce/person.record.ts';
import { useTranslation } from 'react-i18next';
import { useDirectory } from '../app/desk-context.ts';
import { dayFieldOf, dayOf } from '../look/day-field.ts';
import styles from './past-sessions.module.css';

interface SessionFiltersProps {
  readonly filter: SessionFilter;
  readonly onChange: (filter: SessionFilter) => void;
  readonly people: ReadonlyMap<PersonId, Person>;
  readonly devices: ReadonlyMap<DeviceId, Device>;
}

type Wanted = { readonly [Field in keyof SessionFilter]: SessionFilter[Field] | null };

/** What of a filter can be chosen. What is empty does not matter. */
export function SessionFilters({ filter, onChange, people, devices }: SessionFiltersProps) {
  const { t } = useTranslation('support');
  const { colleagues } = useDirectory();
  const change = (over: Wanted) => onChange(without({ ...filter, ...over }));
  return (
    <search className={styles.filters} aria-label={t('audit.filter')}>
      <Chosen
        label={t('audit.agent')}
        data={[...colleagues].map(([value, { name: label }]) => ({ value, label }))}
        value={filter.agent}
        onChange={(chosen) => change({ agent: chosen === null ? null : agentId.parse(chosen) })}
      />
      <Chosen
        label={t('audit.person')}
        data={[...people].map(([value, { name: label }]) => ({ value, label }))}
        value={filter.person}
        onChange={(chosen) => change({ person: chosen === null ? null : personId.parse(chosen) })}
      />
      <Chosen
        label={t('audit.device')}
        data={[...devices].map(([value, { name: label }]) => ({ value, label }))}
        value={filter.device}
        onChange={(chosen) => change({ device: chosen === null ? null : deviceId.parse(chosen) })}
      />
      <Chosen
        label={t('audit.granted')}
        data={capabilities.map((value) => ({ value, label: t(`capability.${value}`) }))}
        value={filter.granted}
        onChange={(chosen) => change({ granted: capabilities.find((one) => one === chosen) ?? null })}
      />
      <TextInput
        type="date"
        label={t('audit.from')}
        value={dayFieldOf(filter.fromMs)}
        onChange={({ currentTarget }) => change({ fromMs: momentOrNull(dayOf(currentTarget.value)?.beginMs) })}
      />
      <TextInput
        type="date"
        label={t('audit.to')}
        value={dayFieldOf(filter.toMs === undefined ? undefined : filter.toMs - 1)}
        onChange={({ currentTarget }) => change({ toMs: momentOrNull(dayOf(currentTarget.value)?.endMs) })}
      />
      <Checkbox
        label={t('audit.onlyObjected')}
        checked={filter.isObjected === true}
        onChange={({ currentTarget }) => change({ isObjected: currentTarget.checked ? true : null })}
      />
    </search>
  );
}

interface ChosenProps {
  readonly label: string;
  readonly data: readonly { readonly value: string; readonly label: string }[];
  readonly value: string | undefined;
  readonly onChange: (chosen: string | null) => void;
}

/** One of several, or any: chosen by keys like the others. */
function Chosen({ label, data, value, onChange }: ChosenProps) {
  const { t } = useTranslation('support');
  const choices = data.toSorted((one, other) => one.label.localeCompare(other.label));
  return (
    <Select
      label={label}
      data={[{ value: ANY, label: t('audit.any') }, ...choices]}
      value={value ?? ANY}
      onChange={(chosen) => onChange(chosen === ANY ? null : chosen)}
      allowDeselect={false}
      searchable
      nothingFoundMessage={t('colleague.nobody')}
    />
  );
}

const ANY = 'any';

/** A filter has no empty fields: what does not matter is not there. */
function without(wanted: Wanted): SessionFilter {
  return sessionFilter.parse(Object.fromEntries(Object.entries(wanted).filter(([, value]) => value !== null)));
}

function momentOrNull(atMs: number | undefined) {
  return epochMs.safeParse(atMs).data ?? null;
}
