import type { ServiceId } from '#domain/kernel/fields.ts';
import { Radio } from '@mantine/core';
import { useId, useMemo } from 'react';
import { usePortal } from '../app/portal.ts';
import { useLive } from '#platform/browser/use-live.ts';
import { Optional } from '../look/optional.tsx';
import { useWords } from '../words/use-words.ts';
import styles from './choice.module.css';
import { watchServices } from './incident-repository.ts';

interface ServiceChoiceProps {
  readonly value: ServiceId | null;
  readonly onChange: (service: ServiceId | null) => void;
}

const UNSURE = 'unsure';

/** What it is about, as far as the person knows. Not there at all while the hub's list is not. */
export function ServiceChoice({ value, onChange }: ServiceChoiceProps) {
  const { say } = useWords();
  const portal = usePortal();
  const services = useLive(useMemo(() => watchServices(portal), [portal]));
  if (services === undefined || services.length === 0) return null;
  return (
    <Radio.Group
      name="service"
      size="lg"
      label={<Optional>{say('report.service')}</Optional>}
      description={say('report.service.hint')}
      value={value ?? UNSURE}
      onChange={(chosen) => onChange(services.find(({ id }) => id === chosen)?.id ?? null)}
    >
      <div className={styles.pills}>
        <Pill id={UNSURE} name={say('report.service.unknown')} isChosen={value === null} />
        {services.map(({ id, name }) => (
          <Pill key={id} id={id} name={name} isChosen={id === value} />
        ))}
      </div>
    </Radio.Group>
  );
}

function Pill({ id, name, isChosen }: { readonly id: string; readonly name: string; readonly isChosen: boolean }) {
  const inputId = useId();
  return (
    <label htmlFor={inputId} className={styles.pill} data-chosen={isChosen}>
      <Radio id={inputId} value={id} size="sm" />
      <span>{name}</span>
    </label>
  );
}
