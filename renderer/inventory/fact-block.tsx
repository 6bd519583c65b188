import type { Icon } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import styles from './device-facts.module.css';

interface FactBlockProps {
  readonly icon: Icon;
  readonly title: string;
  /** What people mean when they ask for it, in one line. Foreign text. */
  readonly headline?: string;
  readonly children?: ReactNode;
}

/** One section of what is in a computer: a picture, what it is, and the facts below. */
export function FactBlock({ icon: Picture, title, headline, children }: FactBlockProps) {
  return (
    <section className={styles.block}>
      <h3 className={styles.title}>
        <Picture size={15} stroke={1.75} aria-hidden="true" />
        {title}
      </h3>
      {headline !== undefined && headline !== '' && <p className={styles.headline}>{headline}</p>}
      {children}
    </section>
  );
}

interface FactLineProps {
  /** Foreign text, all of it. */
  readonly name: string;
  readonly facts: readonly string[];
}

/** A thing and what is said of it, such as a memory module; what is empty is left out. */
export function FactLine({ name, facts }: FactLineProps) {
  const told = facts.filter((fact) => fact.trim() !== '');
  return (
    <li className={styles.line}>
      <span className={styles.lineName}>{name}</span>
      {told.length > 0 && <span className={styles.lineFacts}>{told.join(' · ')}</span>}
    </li>
  );
}
