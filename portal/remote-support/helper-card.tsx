import type { ReactNode } from 'react';
import { WhoHelps } from '../look/who-helps.tsx';
import { useWords } from '../words/use-words.ts';
import type { Help } from './portal-support.ts';
import styles from './support-page.module.css';

interface HelperCardProps {
  /** Who it is and what they do; read out when it changes. */
  readonly sentence: string;
  readonly ticket: Help['ticket'];
  readonly children?: ReactNode;
}

/** Who of the desk it is, and with which request. */
export function HelperCard({ sentence, ticket, children }: HelperCardProps) {
  const { say } = useWords();
  return (
    <>
      <WhoHelps sentence={sentence} />
      {children}
      {ticket !== null && (
        <p>
          <span className={styles.faint}>{say('support.ticket')} </span>
          {ticket.summary}
          {ticket.number !== null && <span className={styles.faint}> {ticket.number}</span>}
        </p>
      )}
    </>
  );
}
