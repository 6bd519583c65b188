import type { Refusal } from '#domain/kernel/result.ts';
import type { Icon } from '@tabler/icons-react';
import { IconAlertCircle } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { refusalSentence } from '../words/refusal-sentence.ts';
import { useWords } from '../words/use-words.ts';
import styles from './note.module.css';

interface NoteProps {
  readonly icon: Icon;
  readonly title?: string;
  readonly tone?: 'quiet' | 'good' | 'trouble';
  readonly children: ReactNode;
}

/** A sentence that stands apart. */
export function Note({ icon: Picture, title, tone = 'quiet', children }: NoteProps) {
  return (
    <div className={styles.note} data-tone={tone}>
      <Picture size={22} stroke={1.75} aria-hidden="true" />
      <div className={styles.text}>
        {title !== undefined && <p className={styles.title}>{title}</p>}
        <p>{children}</p>
      </div>
    </div>
  );
}

/** Why something was not done, beside the act that was refused. Read out as soon as it appears. */
export function RefusalNote({ refusal }: { readonly refusal: Pick<Refusal, 'code'> | null }) {
  const { say } = useWords();
  return (
    <div role="alert">
      {refusal !== null && (
        <Note icon={IconAlertCircle} tone="trouble">
          {refusalSentence(say, refusal)}
        </Note>
      )}
    </div>
  );
}
