import type { Incident } from '#domain/incident/incident.record.ts';
import { impacts } from '#domain/incident/incident.record.ts';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { EffectMark } from '../look/severity-mark.tsx';
import styles from './incident-form-choices.module.css';

interface EffectChoiceProps {
  readonly label: string;
  readonly value: Incident['impact'];
  readonly onChoose: (impact: Incident['impact']) => void;
}

/** Severity by business effect (INC-3), in words that can be read out to the caller. Arrows move among the three. */
export function EffectChoice({ label, value, onChoose }: EffectChoiceProps) {
  const { t } = useTranslation('call');
  const name = useId();
  return (
    <fieldset className={styles.group}>
      <legend className={styles.legend}>{label}</legend>
      <div className={styles.effects}>
        {impacts.toReversed().map((impact) => (
          <label key={impact} className={styles.effect}>
            <input
              type="radio"
              name={name}
              className={styles.radio}
              checked={impact === value}
              onChange={() => onChoose(impact)}
            />
            <EffectMark impact={impact} />
            <span className={styles.hint}>{t(`form.impactHint.${impact}`)}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

interface SegmentChoiceProps<Value extends string> {
  readonly label: string;
  readonly value: Value;
  readonly choices: readonly { readonly value: Value; readonly label: string; readonly hint?: string }[];
  readonly onChoose: (value: Value) => void;
}

/** One of a few, all of them in sight. Radio buttons to the keyboard and to screen readers. */
export function SegmentChoice<Value extends string>({ label, value, choices, onChoose }: SegmentChoiceProps<Value>) {
  const name = useId();
  return (
    <fieldset className={styles.group}>
      <legend className={styles.legend}>{label}</legend>
      <div className={styles.segments}>
        {choices.map((choice) => (
          <label key={choice.value} className={styles.segment}>
            <input
              type="radio"
              name={name}
              className={styles.radio}
              checked={choice.value === value}
              onChange={() => onChoose(choice.value)}
            />
            <span className={styles.segmentText}>{choice.label}</span>
            {choice.hint !== undefined && <span className={styles.segmentHint}>{choice.hint}</span>}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
