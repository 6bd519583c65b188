import type { SupportSession } from '#domain/remote-support/support-session.record.ts';
import type { SessionEntry } from '#domain/remote-support/session-entry.ts';
import type { StoryStep } from '#domain/remote-support/session-story.rules.ts';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { RelativeTime } from '../look/relative-time.tsx';
import { PlayRecording } from './recording/play-recording.tsx';
import { storySentence } from './story-words.ts';
import { useStory, useStoryWords } from './use-story.ts';
import styles from './session-story.module.css';

interface SessionStoryProps {
  readonly session: SupportSession;
  /** Folded away until somebody wants to read it. */
  readonly isFolded?: boolean;
}

/** What happened in a session, a line each; nothing where nothing did. */
export function SessionStory({ session, isFolded = false }: SessionStoryProps) {
  const { t } = useTranslation('support');
  const story = useStory(session.id);
  const words = useStoryWords(session);
  const told = useMemo(
    () =>
      (story ?? []).flatMap(({ id, atMs, ...step }) => {
        const sentence = storySentence({ id, atMs, ...step }, words);
        return sentence === null ? [] : [{ id, atMs, sentence, kept: keptIn(step) }];
      }),
    [story, words],
  );
  if (told.length === 0) return null;
  const list = (
    <ol className={styles.steps}>
      {told.map(({ id, atMs, sentence, kept }) => (
        <li key={id} className={styles.step}>
          <RelativeTime atMs={atMs} className={styles.when} />
          <span>
            {sentence} {kept !== null && <PlayRecording kept={kept} />}
          </span>
        </li>
      ))}
    </ol>
  );
  if (!isFolded) {
    return (
      <section className={styles.story}>
        <h2 className={styles.title}>{t('story.title')}</h2>
        {list}
      </section>
    );
  }
  return (
    <details className={styles.folded}>
      <summary className={styles.summary}>{t('story.title')}</summary>
      {list}
    </details>
  );
}

/** A piece of a recording that can be played. */
function keptIn(step: Pick<StoryStep, 'kind'> & { readonly entry?: SessionEntry }) {
  return step.entry?.type === 'recording-kept' ? step.entry.data : null;
}
