import type { Refusal } from '#domain/kernel/result.ts';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useRefusalSentence } from '../words/use-refusal-sentence.ts';
import styles from './refusal-note.module.css';

/** Why something was not done, beside the act that was refused. Read out as soon as it appears. */
export function RefusalNote({ refusal }: { readonly refusal: Refusal | null }) {
  const sentenceOf = useRefusalSentence();
  return (
    <div role="alert" className={styles.place}>
      {refusal !== null && (
        <p className={styles.note}>
          <IconAlertTriangle size={16} stroke={1.75} aria-hidden="true" />
          <span>{sentenceOf(refusal)}</span>
        </p>
      )}
    </div>
  );
}
