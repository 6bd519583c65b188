import { summaryOf } from '#domain/incident/summary.rules.ts';
import { Textarea, TextInput } from '@mantine/core';
import { EffectChoice } from '../../../portal/incident/effect-choice.tsx';
import { Optional } from '../../../portal/look/optional.tsx';
import { useWords } from '../words/use-words.ts';
import type { ReportDraft } from './report-draft.ts';
import { MAX_WORDS } from './report-draft.ts';

interface ReportQuestionsProps {
  readonly draft: ReportDraft;
  readonly onChange: (draft: ReportDraft) => void;
  readonly showsMissing: boolean;
}

/** What to say in words. What is missing is said at its place. */
export function ReportQuestions({ draft, onChange, showsMissing }: ReportQuestionsProps) {
  const { say } = useWords();
  const lacksWords = showsMissing && summaryOf(draft.words) === '';
  const lacksEffect = showsMissing && draft.effect === null;
  return (
    <>
      <Textarea
        label={say('report.words')}
        description={say('start.hint')}
        autosize
        minRows={3}
        maxRows={10}
        maxLength={MAX_WORDS}
        value={draft.words}
        onChange={(event) => onChange({ ...draft, words: event.currentTarget.value })}
        error={lacksWords ? say('start.empty') : null}
      />
      <TextInput
        label={<Optional>{say('report.since')}</Optional>}
        description={say('report.since.hint')}
        maxLength={300}
        value={draft.since}
        onChange={(event) => onChange({ ...draft, since: event.currentTarget.value })}
      />
      <EffectChoice
        value={draft.effect}
        onChange={(effect) => onChange({ ...draft, effect })}
        error={lacksEffect ? say('report.effect.missing') : null}
      />
    </>
  );
}
