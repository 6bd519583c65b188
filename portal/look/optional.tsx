import { useWords } from '../words/use-words.ts';
import styles from './optional.module.css';

/** A label that says that its field may stay empty. */
export function Optional({ children }: { readonly children: string }) {
  const { say } = useWords();
  return (
    <>
      {children} <span className={styles.optional}>{say('report.optional')}</span>
    </>
  );
}
