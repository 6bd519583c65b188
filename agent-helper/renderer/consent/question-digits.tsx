import { Button, Checkbox } from '@mantine/core';
import { spokenDigits } from '#domain/remote-control/safety-code.rules.ts';
import { useWords } from '../words/use-words.ts';
import styles from './question-digits.module.css';

interface QuestionDigitsProps {
  /** Six digits. */
  readonly code: string;
  readonly isSame: boolean;
  readonly onSame: (isSame: boolean) => void;
  readonly onDiffer: () => void;
}

/** The digits that have to be compared before a yes counts: by them people know that nobody sits in between (S6, S7). */
export function QuestionDigits({ code, isSame, onSame, onDiffer }: QuestionDigitsProps) {
  const { say } = useWords();
  return (
    <div className={styles.digits}>
      <p>
        {say('consent.digits.ask')} <strong className={styles.code}>{spokenDigits(code)}</strong>
      </p>
      <Checkbox
        size="md"
        label={say('consent.digits.same')}
        checked={isSame}
        onChange={({ currentTarget }) => onSame(currentTarget.checked)}
      />
      <Button
        variant="subtle"
        color="red"
        size="compact-md"
        title={say('consent.digits.differ.hint')}
        className={styles.differ}
        onClick={onDiffer}
      >
        {say('consent.digits.differ')}
      </Button>
    </div>
  );
}
