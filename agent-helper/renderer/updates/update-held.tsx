import { Link } from 'wouter';
import { pathOf } from '../app/routes.ts';
import { useUnsent } from '../draft/use-unsent.ts';
import { RefusalNote } from '../look/refusal-note.tsx';
import { useWords } from '../words/use-words.ts';
import type { UpdateAnswering } from './use-update-answer.ts';
import styles from './updates.module.css';

/** Why nothing is installed now, and the way to what is in its way. Read out as soon as it appears. */
export function UpdateHeld({ held, refusal }: Pick<UpdateAnswering, 'held' | 'refusal'>) {
  const { say } = useWords();
  const [unsent] = useUnsent();
  // Once it was sent, it is in nobody's way any more.
  const isHeld = held !== null && !(held === 'unsaved-draft' && unsent === undefined);
  return (
    <div className={styles.why}>
      <div role="alert">
        {isHeld && (
          <p className={styles.held}>
            {say(`update.held.${held}`)}{' '}
            {held === 'unsaved-draft' && unsent !== undefined && (
              <Link href={pathOf(unsent)}>{say('update.held.show')}</Link>
            )}
          </p>
        )}
      </div>
      <RefusalNote refusal={refusal} />
    </div>
  );
}
