import { ActionIcon } from '@mantine/core';
import { IconArrowLeft } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './pane.module.css';

interface SplitPanesProps {
  /** Says what the list is, for screen readers. */
  readonly listLabel: string;
  readonly list: ReactNode;
  /** `null` while nothing is open: then the list has the whole width. */
  readonly detail: ReactNode | null;
}

/** List and detail side by side where there is room; else one at a time, the detail while it is open. */
export function SplitPanes({ listLabel, list, detail }: SplitPanesProps) {
  return (
    <div className={styles.split} data-has-detail={detail !== null}>
      <section className={styles.list} aria-label={listLabel}>
        {list}
      </section>
      {detail !== null && <div className={styles.detail}>{detail}</div>}
    </div>
  );
}

/** One pane that scrolls as a whole, for screens without a list. */
export function Pane({ children }: { readonly children: ReactNode }) {
  return <div className={styles.pane}>{children}</div>;
}

interface PaneHeadProps {
  readonly title: ReactNode;
  readonly children?: ReactNode;
  /** Shows the way back; on wide screens only when `isBackAlwaysShown`. */
  readonly onBack?: () => void;
  readonly isBackAlwaysShown?: boolean;
}

/** The line at the top of a pane: way back, title, actions. */
export function PaneHead({ title, children, onBack, isBackAlwaysShown = false }: PaneHeadProps) {
  const { t } = useTranslation('look');
  return (
    <header className={styles.head}>
      {onBack !== undefined && (
        <ActionIcon
          className={isBackAlwaysShown ? undefined : styles.backWhenNarrow}
          aria-label={t('back')}
          onClick={onBack}
        >
          <IconArrowLeft size={18} stroke={1.75} />
        </ActionIcon>
      )}
      {typeof title === 'string' ? <h1 className={styles.title}>{title}</h1> : title}
      {children}
    </header>
  );
}
