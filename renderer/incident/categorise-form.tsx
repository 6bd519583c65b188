import { Select, TextInput } from '@mantine/core';
import { mergedValuesOf } from '#domain/incident/field-merge.rules.ts';
import type { Incident } from '#domain/incident/incident.record.ts';
import { urgencies } from '#domain/incident/incident.record.ts';
import { priorityOf } from '#domain/incident/incident.rules.ts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Refusal } from '#domain/kernel/result.ts';
import { useDirectory } from '../app/desk-context.ts';
import { PriorityMark } from '../look/severity-mark.tsx';
import { ActForm } from './act-form.tsx';
import type { DockProps } from './incident-dock.tsx';
import { EffectChoice, SegmentChoice } from './incident-form-choices.tsx';
import styles from './act-form.module.css';

type Category = Pick<Incident, 'category' | 'service' | 'impact' | 'urgency'>;

/** How bad it is and what it is about. Shows the priority that follows from it. */
export function CategoriseForm({ incident, acting, dock }: DockProps) {
  const { t } = useTranslation('incident');
  // What the author sees as they begin: what others change meanwhile is merged field by field (COL-3).
  const [before] = useState<Category>(() => mergedValuesOf(incident));
  const [chosen, setChosen] = useState(before);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const isChanged = JSON.stringify(chosen) !== JSON.stringify(before);

  async function submit(): Promise<void> {
    const undo = () => acting.act('incident.categorise', { ...before, from: chosen });
    const refused = await acting.act(
      'incident.categorise',
      { ...chosen, from: before },
      { said: t('done.categorise'), undo },
    );
    setRefusal(refused);
    if (refused === null) dock.leave('categorise');
  }

  return (
    <ActForm
      act="categorise"
      readers={null}
      refusal={refusal}
      isComplete={isChanged}
      onSubmit={submit}
      onCancel={() => dock.leave('categorise')}
    >
      <EffectChoice
        label={t('form.categorise.impact')}
        value={chosen.impact}
        onChoose={(impact) => setChosen({ ...chosen, impact })}
      />
      <SegmentChoice
        label={t('form.categorise.urgency')}
        value={chosen.urgency}
        choices={urgencies.map((value) => ({ value, label: t(`urgency.${value}`) }))}
        onChoose={(urgency) => setChosen({ ...chosen, urgency })}
      />
      <AboutFields chosen={chosen} onChange={setChosen} />
      <p className={styles.predicted} aria-live="polite">
        {t('form.categorise.follows')}
        <PriorityMark priority={priorityOf(chosen.impact, chosen.urgency)} />
      </p>
    </ActForm>
  );
}

interface AboutFieldsProps {
  readonly chosen: Category;
  readonly onChange: (category: Category) => void;
}

function AboutFields({ chosen, onChange }: AboutFieldsProps) {
  const { t } = useTranslation('incident');
  const { services } = useDirectory();
  return (
    <div className={styles.row}>
      <Select
        clearable
        searchable
        label={t('form.categorise.service')}
        data={[...services.values()].map(({ id, name }) => ({ value: id as string, label: name }))}
        value={chosen.service}
        onChange={(value) => onChange({ ...chosen, service: [...services.keys()].find((id) => id === value) ?? null })}
      />
      <TextInput
        label={t('form.categorise.category')}
        maxLength={80}
        value={chosen.category ?? ''}
        onChange={({ currentTarget: { value } }) =>
          onChange({ ...chosen, category: value.trim() === '' ? null : value })
        }
      />
    </div>
  );
}
