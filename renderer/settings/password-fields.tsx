import { PasswordInput } from '@mantine/core';
import type { PasswordChange, PasswordMistakes } from '#contracts/password-change.ts';
import type { Refusal } from '#domain/kernel/result.ts';
import { useTranslation } from 'react-i18next';
import { useRefusalSentence } from '../words/use-refusal-sentence.ts';
import styles from './password-form.module.css';

interface PasswordFieldsProps {
  readonly typed: PasswordChange;
  readonly mistakes: PasswordMistakes | null;
  readonly refusal: Refusal | null;
  readonly onChange: (typed: PasswordChange) => void;
}

/** The password one has and the one to come, each hidden until it is asked to be shown. */
export function PasswordFields({ typed, mistakes, refusal, onChange }: PasswordFieldsProps) {
  const { t } = useTranslation('settings');
  const sentenceOf = useRefusalSentence();
  const wrong = refusal?.code === 'password.wrong' ? sentenceOf(refusal) : null;
  const toggle = { 'aria-label': t('password.show'), tabIndex: 0 };
  return (
    <div className={styles.fields}>
      <PasswordInput
        name="currentPassword"
        label={t('password.current')}
        autoComplete="current-password"
        maxLength={200}
        visibilityToggleButtonProps={toggle}
        value={typed.currentPassword}
        onChange={({ currentTarget }) => onChange({ ...typed, currentPassword: currentTarget.value })}
        error={mistakes?.isCurrentMissing === true ? t('password.currentMissing') : wrong}
      />
      <PasswordInput
        name="newPassword"
        label={t('password.new')}
        description={t('password.newHint')}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        autoComplete="new-password"
        maxLength={200}
        visibilityToggleButtonProps={toggle}
        value={typed.newPassword}
        onChange={({ currentTarget }) => onChange({ ...typed, newPassword: currentTarget.value })}
        error={mistakes?.isNewTooShort === true ? t('password.newTooShort') : null}
      />
    </div>
  );
}
