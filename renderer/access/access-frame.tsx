import type { ReactNode } from 'react';
import { BellMark } from '../look/bell-mark.tsx';
import styles from './access-frame.module.css';

interface AccessFrameProps {
  readonly title: string;
  /** A line under the title; none when empty. */
  readonly intro?: string;
  readonly children: ReactNode;
}

/** The page before the desk: the bell, one question, nothing else. */
export function AccessFrame({ title, intro, children }: AccessFrameProps) {
  return (
    <main className={styles.page}>
      <div className={styles.card}>
        <BellMark size={40} />
        <h1 className={styles.title}>{title}</h1>
        {intro !== undefined && intro !== '' && <p className={styles.intro}>{intro}</p>}
        {children}
      </div>
    </main>
  );
}
