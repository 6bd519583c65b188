import { assertNever } from '#domain/kernel/result.ts';
import { epochMs } from '#domain/kernel/fields.ts';
import type { SupportSession } from '#domain/remote-support/support-session.record.ts';
import { isAwaited } from '#domain/remote-support/support-session.rules.ts';
import type { TFunction } from 'i18next';
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
    case 'asked':
      return isAwaited(session, nowMs) ? t('state.asked', { name }) : t('state.notAnswered', { name });
    case 'joined':
      return t('state.joined', { time: when(session.joinedAtMs ?? session.changedAtMs, 'long') });
    case 'ended': {
      const time = when(session.endedAtMs ?? session.changedAtMs, 'long');
      return endedSentence(session, { name, time }, t);
    }
    default:
      return assertNever(session.state);
  }
}

/** How it came to its end. Each word stands here whole, so that one that is missing is found. */
function endedSentence(
  { endReason, endedBy, endNote }: SupportSession,
  values: { readonly name: string; readonly time: string },
  t: TFunction<'support'>,
): string {
  switch (endReason) {
    case 'refused':
      return t('state.refused', values);
    case 'no-display':
      return t('state.noDisplay', values);
    case 'barred':
      return t('state.barred', values);
    case 'not-answered':
      return t('state.notAnswered', values);
    case 'withdrawn':
      return t('state.withdrawn', values);
    case 'superseded':
      return t('state.superseded', values);
    case 'silent':
      return t('state.silent', values);
    case 'stopped':
      return t('state.stopped', { ...values, note: endNote ?? '' });
    case 'panic-key':
      return t('state.panicKey', values);
    case 'alarm':
      return t('state.alarm', values);
    case 'line-lost':
      return t('state.lineLost', values);
    case 'banner-gone':
      return t('state.bannerGone', values);
    case 'idle':
      return t('state.idle', values);
    case 'time-up':
      return t('state.timeUp', values);
    case 'done':
    case null:
      return endedBy === 'user' ? t('state.endedByUser', values) : t('state.endedByAgent', values);
    default:
      return assertNever(endReason);
  }
}
