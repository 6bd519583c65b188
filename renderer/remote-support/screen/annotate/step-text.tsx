import { LONGEST_MARK_TEXT, markTextOf } from '#domain/remote-control/annotation.rules.ts';
import { TextInput } from '@mantine/core';
import type { CSSProperties } from 'react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './step-text.module.css';

interface StepTextProps {
  readonly number: number;
  readonly style: CSSProperties;
  /** `null`: the number alone. */
  readonly onPut: (text: string | null) => void;
  readonly onCancel: () => void;
}

/** A few words beside a step: Enter sets it, Escape lets go of it. */
export function StepText({ number, style, onPut, onCancel }: StepTextProps) {
  const { t } = useTranslation('screen');
  const [text, setText] = useState('');
  const field = useRef<HTMLInputElement>(null);
  // One who has just set the step goes on writing.
  useEffect(() => field.current?.focus({ preventScroll: true }), []);
  return (
    <form
      className={styles.step}
      style={style}
      onSubmit={(event) => {
        event.preventDefault();
        onPut(markTextOf(text));
      }}
    >
      <span className={styles.number} aria-hidden="true">
        {number}
      </span>
      <TextInput
        size="xs"
        className={styles.text}
        ref={field}
        maxLength={LONGEST_MARK_TEXT}
        aria-label={t('annotate.text', { number })}
        placeholder={t('annotate.textHint')}
        value={text}
        onChange={({ currentTarget }) => setText(currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Escape') return;
          event.preventDefault();
          event.stopPropagation();
          onCancel();
        }}
      />
    </form>
  );
}
