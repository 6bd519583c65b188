import type { SupportSession } from '#domain/remote-support/support-session.record.ts';
import type { StoryStep } from '#domain/remote-support/session-story.rules.ts';
import { storyOf } from '#domain/remote-support/session-story.rules.ts';
import { useLive } from '#platform/browser/use-live.ts';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useDesk, useDirectory } from '../app/desk-context.ts';
import { usePeople } from '../app/use-people.ts';
import type { StoryWords } from './story-words.ts';
import { watchSessionLines } from './support-repository.ts';

/** What happened in a session; `undefined` while it is looked up. */
export function useStory(session: SupportSession['id']): readonly StoryStep[] | undefined {
  const desk = useDesk();
  const lines = useLive(useMemo(() => watchSessionLines(desk, session), [desk, session]));
  return useMemo(() => (lines === undefined ? undefined : storyOf(lines)), [lines]);
}

/** What sentences about a session take from around it. */
export function useStoryWords({ person }: Pick<SupportSession, 'person'>): StoryWords {
  const { t, i18n } = useTranslation('support');
  const { colleagues } = useDirectory();
  const people = usePeople(person === null ? [] : [person]);
  const user = (person === null ? undefined : people.get(person)?.name) ?? t('waiting.nobody');
  return useMemo(
    () => ({ t, language: i18n.language, user, nameOf: (id) => colleagueNamed(colleagues, id) }),
    [t, i18n.language, user, colleagues],
  );
}

function colleagueNamed(colleagues: ReadonlyMap<string, { readonly name: string }>, id: string): string {
  return colleagues.get(id)?.name ?? '';
}
