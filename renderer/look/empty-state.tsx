import type { Icon } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import styles from './empty-state.module.css';

interface EmptyStateProps {
  readonly icon: Icon;
  readonly title: string;
  /** What this list is for, or what to do now. */
  readonly hint: string;
  /** One button that fills it, and one link to learn more. */
  readonly children?: ReactNode;
}

/** What stands where there is nothing yet: it teaches, and offers the one thing to do. */
export function EmptyState({ icon: Picture, title, hint, children }: EmptyStateProps) {
  return (
    <div className={styles.empty}>
      <Picture size={28} stroke={1.25} aria-hidden="true" className={styles.picture} />
      <p className={styles.title}>{title}</p>
      <p className={styles.hint}>{hint}</p>
      {children !== undefined && <div className={styles.actions}>{children}</div>}
    </div>
  );
}
