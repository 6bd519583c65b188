import type { ReactNode } from 'react';
import styles from './settings-screen.module.css';

interface SettingProps {
  readonly title: string;
  readonly hint: string;
  readonly children: ReactNode;
}

/** One line of the settings: what it is, what it means, and the way to change it. */
export function Setting({ title, hint, children }: SettingProps) {
  return (
    <div className={styles.setting}>
      <div>
        <p className={styles.name}>{title}</p>
        <p className={styles.hint}>{hint}</p>
      </div>
      {children}
    </div>
  );
}
