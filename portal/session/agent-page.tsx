import { Button } from '@mantine/core';
import { BellMark } from '../look/bell-mark.tsx';
import { Actions } from '../look/page.tsx';
import { useWords } from '../words/use-words.ts';
import styles from './sign-in-page.module.css';

/** Shown to those who give help: what they would do here would count as the desk's own doing. */
export function AgentPage({ onSignOut }: { readonly onSignOut: () => void }) {
  const { say } = useWords();
  return (
    <main className={styles.page}>
      <div className={styles.card}>
        <BellMark size={48} />
        <div className={styles.head}>
          <h1>{say('agent.title')}</h1>
          <p className={styles.hint}>{say('agent.text')}</p>
        </div>
        <Actions>
          <Button component="a" href="/">
            {say('agent.console')}
          </Button>
          <Button variant="default" onClick={onSignOut}>
            {say('menu.sign-out')}
          </Button>
        </Actions>
      </div>
    </main>
  );
}
