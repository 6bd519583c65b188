import { usePortal } from '../app/portal.ts';
import { exactMoment, momentWords } from '../words/moment-words.ts';
import { useWords } from '../words/use-words.ts';

interface MomentProps {
  readonly atMs: number;
  /** The sentence it stands in; on its own when left out. */
  readonly sentence?: 'requests.reported' | 'state.until' | 'article.changed';
}

/** When something was or will be, the way people say it. The clock time is always in it, and all of it on hover. */
export function Moment({ atMs, sentence }: MomentProps) {
  const { say, language } = useWords();
  const { nowMs } = usePortal();
  const moment = momentWords(atMs, nowMs(), language, say);
  return (
    <time dateTime={new Date(atMs).toISOString()} title={exactMoment(atMs, language)}>
      {sentence === undefined ? moment : say(sentence, { moment })}
    </time>
  );
}
