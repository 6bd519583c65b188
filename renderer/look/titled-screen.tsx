import type { ReactNode } from 'react';
import { PaneHead } from './pane.tsx';
import styles from './titled-screen.module.css';

interface TitledScreenProps {
  readonly title: string;
  /** What is to be found here, in a sentence. */
  readonly lead: string;
  readonly children: ReactNode;
}

/** A screen without a list: its title stays, and everything below it scrolls. */
export function TitledScreen({ title, lead, children }: TitledScreenProps) {
  return (
    <section className={styles.screen}>
      <PaneHead title={<h1 className={styles.title}>{title}</h1>} />
      <div className={styles.body}>
        <p className={styles.lead}>{lead}</p>
        {children}
      </div>
    </section>
  );
}
