import { IconPlayerRecordFilled } from '@tabler/icons-react';
import { useWords } from '../words/use-words.ts';
import type { SharingState } from './sharing.ts';
import styles from './support-page.module.css';

/** Stands for as long as it may be recorded what is shown (W7). */
export function RecordingMark({ shown }: Pick<SharingState, 'shown'>) {
  const { say } = useWords();
  if (!shown.allowed.includes('record')) return null;
  return (
    <span className={styles.recorded}>
      <IconPlayerRecordFilled size={16} aria-hidden="true" />
      <output>{say(shown.isPaused ? 'support.recorded.paused' : 'support.recorded')}</output>
    </span>
  );
}
