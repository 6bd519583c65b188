import { useLive } from '#platform/browser/use-live.ts';
import { IconHeadset } from '@tabler/icons-react';
import { Link, useLocation } from 'wouter';
import { usePortal } from '../app/portal.ts';
import { routes } from '../app/routes.ts';
import { useWords } from '../words/use-words.ts';
import { standingWords } from './joined-help.tsx';
import { RecordingMark } from './recording-mark.tsx';
import styles from './support-page.module.css';

/** Says on every page that somebody of the desk asks, or is there and what they see, with the way to end it (C7). */
export function SupportBar() {
  const { say } = useWords();
  const { support, sharing } = usePortal();
  const help = useLive(support.help$) ?? null;
  const state = useLive(sharing.state$) ?? null;
  const [path] = useLocation();
  const isAsked = help?.state === 'asked';
  // A question of whoever is there already.
  const isToAnswer = isAsked || (state?.recording ?? null) !== null;
  if (help === null || path === routes.support || !(isAsked || help.state === 'joined')) return null;
  const agent = help.agentName ?? '';
  const end = (): void => {
    sharing.stop();
    void support.end(help.id);
  };
  return (
    <div className={styles.bar}>
      <IconHeadset size={20} stroke={1.75} aria-hidden="true" />
      <output>{sentence()}</output>
      {state !== null && <RecordingMark shown={state.shown} />}
      <span className={styles.acts}>
        <Link href={routes.support}>{say(isToAnswer ? 'support.bar.answer' : 'support.bar.show')}</Link>
        {!isAsked && (
          <button type="button" onClick={end}>
            {say('support.end')}
          </button>
        )}
      </span>
    </div>
  );

  function sentence(): string {
    if (isAsked) return say('support.asked', { agent });
    if (state?.recording != null) return say('support.record', { agent });
    return state === null ? say('support.joined', { agent }) : standingWords(state, say);
  }
}
