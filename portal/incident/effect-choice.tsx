import type { Incident } from '#domain/incident/incident.record.ts';
import { impacts } from '#domain/incident/incident.record.ts';
import { Radio } from '@mantine/core';
import { useId } from 'react';
import { useWords } from '../words/use-words.ts';
import styles from './choice.module.css';

interface EffectChoiceProps {
  readonly value: Incident['impact'] | null;
  readonly onChange: (effect: Incident['impact']) => void;
  readonly error: string | null;
}

/** The mildest first: it is the commonest, and nobody should feel they have to make it sound worse. */
const mildestFirst = impacts.toReversed();

/** The business effects (INC-3) as the person at the machine would say them. */
export function EffectChoice({ value, onChange, error }: EffectChoiceProps) {
  const { say } = useWords();
  const id = useId();
  return (
    <Radio.Group
      name="effect"
      size="lg"
      label={say('report.effect')}
      value={value}
      onChange={(chosen) => onChange(effectOf(chosen))}
      error={error}
    >
      <div className={styles.cards}>
        {mildestFirst.map((effect) => (
          <label key={effect} htmlFor={id + effect} className={styles.card} data-chosen={effect === value}>
            <Radio id={id + effect} value={effect} size="md" />
            <span className={styles.words}>
              <span className={styles.name}>{say(`report.effect.${effect}`)}</span>
              <span className={styles.hint}>{say(`report.effect.${effect}.hint`)}</span>
            </span>
          </label>
        ))}
      </div>
    </Radio.Group>
  );
}

function effectOf(value: string): Incident['impact'] {
  return impacts.find((impact) => impact === value) ?? 'user-affected';
}
