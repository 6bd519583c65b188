import type { IncidentId } from '#domain/kernel/fields.ts';
import type { StoryStep } from '#domain/remote-support/session-story.rules.ts';
import { sumOf } from '#domain/remote-support/session-story.rules.ts';
import type { SupportSession } from '#domain/remote-support/support-session.record.ts';
import { useEffect, useRef } from 'react';
import { useMe } from '../app/desk-context.ts';
import { useDraft } from '../app/drafts.ts';
import { lengthWords } from '../look/length-words.ts';
import type { StoryWords } from './story-words.ts';

/**
 * Writes what was done as a draft of the resolution, for whoever helped last, when the session ends before their eyes
 * (W11). What they have begun to write themselves is left alone; what the computer tells a moment later comes in as long as
 * nobody has touched it.
 */
export function useResolutionDraft(
  session: SupportSession & { readonly incident: IncidentId },
  story: readonly StoryStep[] | undefined,
  words: StoryWords,
): void {
  const me = useMe();
  const draft = useDraft(`resolve:${session.incident}`);
  const wasJoined = useRef(false);
  const written = useRef('');
  const isMine = session.spells.at(-1)?.agent === me.id;
  useEffect(() => {
    if (session.state === 'joined') wasJoined.current = true;
    const isDue = session.state === 'ended' && wasJoined.current && isMine && story !== undefined;
    if (!isDue || draft.text !== written.current) return;
    const text = resolutionDraft(session, story, words);
    if (text === written.current) return;
    written.current = text;
    draft.write(text);
  }, [session, story, words, isMine, draft]);
}

/** What was done, in sentences to be edited. */
export function resolutionDraft(
  session: Pick<SupportSession, 'spells'>,
  story: readonly StoryStep[],
  { t, language, nameOf }: StoryWords,
): string {
  const sum = sumOf(session, story);
  const who = sum.helped.map(({ agent, forMs }) =>
    t('draft.whoFor', { name: nameOf(agent), time: lengthWords(Math.max(forMs, 1_000), language) }),
  );
  return [
    t('draft.helped', { who: new Intl.ListFormat(language).format(who) }),
    sum.wasControlled ? t('draft.controlled') : t('draft.looked'),
    ...sum.files.map(({ name, direction }) =>
      direction === 'in' ? t('draft.fileIn', { name }) : t('draft.fileOut', { name }),
    ),
    ...(sum.steps.length > 0 ? [t('draft.steps')] : []),
    ...sum.steps.map(({ number, text }) => t('draft.step', { number, text })),
    ...(sum.screenshots > 0 ? [t('draft.screenshots', { count: sum.screenshots })] : []),
    ...(sum.wasRecorded ? [t('draft.recorded')] : []),
  ].join('\n');
}
