import type { PasswordChange, PasswordMistakes } from '#contracts/password-change.ts';
import type { Refusal } from '#domain/kernel/result.ts';
import { PasswordInput } from '@mantine/core';
import { refusalSentence } from '../words/refusal-sentence.ts';
import { useWords } from '../words/use-words.ts';

interface PasswordFieldsProps {
  readonly typed: PasswordChange;
  readonly mistakes: PasswordMistakes | null;
  readonly refusal: Refusal | null;
  readonly onChange: (typed: PasswordChange) => void;
}

/** The password one has and the one to come, each hidden until it is asked to be shown. */
export function PasswordFields({ typed, mistakes, refusal, onChange }: PasswordFieldsProps) {
  const { say } = useWords();
  const { currentPassword, newPassword } = typed;
  const lacksCurrent = mistakes?.isCurrentMissing === true && currentPassword === '';
  const wrong = refusal?.code === 'password.wrong' ? refusalSentence(say, refusal) : null;
  const toggle = { 'aria-label': say('sign-in.password.show'), tabIndex: 0 };
  return (
    <>
      <PasswordInput
        name="currentPassword"
        label={say('password.current')}
        autoComplete="current-password"
        maxLength={200}
        visibilityToggleButtonProps={toggle}
        value={currentPassword}
        onChange={(event) => onChange({ ...typed, currentPassword: event.currentTarget.value })}
        error={lacksCurrent ? say('password.current.missing') : wrong}
      />
      <PasswordInput
        name="newPassword"
        label={say('password.new')}
        description={say('password.new.hint')}
        autoComplete="new-password"
        maxLength={200}
        visibilityToggleButtonProps={toggle}
        value={newPassword}
        onChange={(event) => onChange({ ...typed, newPassword: event.currentTarget.value })}
        error={mistakes?.isNewTooShort === true ? say('password.new.short') : null}
      />
    </>
  );
}
