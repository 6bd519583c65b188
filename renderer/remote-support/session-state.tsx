import { assertNever } from '#domain/kernel/result.ts';
import { epochMs } from '#domain/kernel/fields.ts';
import type { SupportSession } from '#domain/remote-support/support-session.record.ts';
import { isAwaited } from '#domain/remote-support/support-session.rules.ts';
import { useTranslation } from 'react-i18next';
import { useTimeWords } from '../look/relative-time.tsx';
import { useNowMs } from '../look/ticking-clock.tsx';
import styles from './session-page.module.css';

interface SessionStateProps {
  readonly session: SupportSession;
  /** Of whoever sits at the computer. */
  readonly name: string;
}

/** How a session stands, in a sentence. */
export function SessionState({ session, name }: SessionStateProps) {
  const sentence = useStateSentence(session, name);
  return (
    <p className={styles.state}>
      <span className={styles.dot} data-state={session.state} aria-hidden="true" />
      <output>{sentence}</output>
    </p>
  );
}

function useStateSentence(session: SupportSession, name: string): string {
  const { t } = useTranslation('support');
  const when = useTimeWords();
  const nowMs = epochMs.parse(useNowMs());
  switch (session.state) {
    case 'waiting':
      return isAwaited(session, nowMs) ? t('state.waiting', { name }) : t('state.lapsed', { name });
    case 'joined':
      return t('state.joined', { time: when(session.joinedAtMs ?? session.changedAtMs, 'long') });
    case 'ended': {
      const time = when(session.endedAtMs ?? session.changedAtMs, 'long');
      return session.endedBy === 'user' ? t('state.endedByUser', { name, time }) : t('state.endedByAgent', { time });
    }
    default:
      return assertNever(session.state);
  }
}
