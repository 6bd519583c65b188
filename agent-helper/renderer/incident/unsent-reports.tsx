import { useId } from 'react';
import { useEnrolled } from '../app/helper.ts';
import { Moment } from '../look/moment.tsx';
import { useWords } from '../words/use-words.ts';
import styles from './unsent-reports.module.css';

/** Reports that the desk has not answered yet, where their tickets will stand. */
export function UnsentReports() {
  const { say } = useWords();
  const { waiting } = useEnrolled();
  const reports = waiting.filter(({ kind }) => kind === 'report');
  const heading = useId();
  if (reports.length === 0) return null;
  return (
    <section aria-labelledby={heading} className={styles.section}>
      <h2 id={heading}>{say('tickets.unsent')}</h2>
      <ul className={styles.list}>
        {reports.map(({ command, text, atMs }) => (
          <li key={command} className={styles.report}>
            <span className={styles.text}>{text}</span>
            <span className={styles.when}>
              <Moment atMs={atMs} sentence="tickets.unsent.waiting" />
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
