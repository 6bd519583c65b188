import { IconHeadset } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import styles from './who-helps.module.css';

interface WhoHelpsProps {
  /** Who of the desk it is and what they do; read out when it changes. */
  readonly sentence: string;
  readonly children?: ReactNode;
}

/** Somebody of the desk, in a sentence, and what is said below it. */
export function WhoHelps({ sentence, children }: WhoHelpsProps) {
  return (
    <div className={styles.who}>
      <span className={styles.picture}>
        <IconHeadset size={26} stroke={1.75} aria-hidden="true" />
      </span>
      <div>
        <p className={styles.name}>
          <output>{sentence}</output>
        </p>
        {children}
      </div>
    </div>
  );
}

/** Digits to be read out over the phone. */
export function CodeToRead({ code }: { readonly code: string | null }) {
  return <output className={styles.code}>{code}</output>;
}
