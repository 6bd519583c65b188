import type { RefusedAct } from '#contracts/helper-core.ts';
import { Button } from '@mantine/core';
import { useEnrolled, useHelper } from '../app/helper.ts';
import { refusalSentence } from '../words/refusal-sentence.ts';
import { useWords } from '../words/use-words.ts';
import styles from './refused-acts.module.css';

/** What the desk said no to, with all its words and why, until its author has read it. */
export function RefusedActs() {
  const { say } = useWords();
  const { refused } = useEnrolled();
  if (refused.length === 0) return null;
  return (
    <section aria-labelledby="refused" className={styles.section}>
      <h2 id="refused">{say('refused.title')}</h2>
      {refused.map((act) => (
        <Refused key={act.command} act={act} />
      ))}
    </section>
  );
}

function Refused({ act: { command, kind, text, code } }: { readonly act: RefusedAct }) {
  const { say } = useWords();
  const { ask } = useHelper();
  return (
    <div className={styles.act}>
      <p className={styles.what}>{say(`refused.kind.${kind}`, { text })}</p>
      <p>{refusalSentence(say, { code })}</p>
      <Button variant="default" onClick={() => void ask('refused.dismiss', { command }).catch(() => null)}>
        {say('refused.dismiss')}
      </Button>
    </div>
  );
}
