import { exactMoment, momentWords } from '../../../portal/words/moment-words.ts';
import { useHelper } from '../app/helper.ts';
import { useWords } from '../words/use-words.ts';
import type { HelperWordKey } from '../words/words.ts';

interface MomentProps {
  readonly atMs: number;
  /** The sentence it stands in; on its own when left out. */
  readonly sentence?: HelperWordKey;
}

/** When something was or will be, the way people say it. All of it on hover. */
export function Moment({ atMs, sentence }: MomentProps) {
  const { say, language } = useWords();
  const { nowMs } = useHelper();
  const moment = momentWords(atMs, nowMs(), language, say);
  return (
    <time dateTime={new Date(atMs).toISOString()} title={exactMoment(atMs, language)}>
      {sentence === undefined ? moment : say(sentence, { moment })}
    </time>
  );
}
