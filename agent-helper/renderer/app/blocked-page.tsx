import type { Refusal } from '#domain/kernel/result.ts';
import { Page, PageHead } from '../../../portal/look/page.tsx';
import { refusalSentence } from '../words/refusal-sentence.ts';
import { useWords } from '../words/use-words.ts';
import { QuitButton } from '../settings/quit-button.tsx';

/** Something on this computer stands in the way: what, and what to do about it. */
export function BlockedPage({ refusal }: { readonly refusal: Refusal }) {
  const { say } = useWords();
  const isGivenUp = refusal.code === 'core.given-up';
  return (
    <Page>
      <PageHead title={say('blocked.title')} lead={refusalSentence(say, refusal)} />
      {!isGivenUp && <p>{say('blocked.again')}</p>}
      <QuitButton />
    </Page>
  );
}
