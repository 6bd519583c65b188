import type { Refusal } from '#domain/kernel/result.ts';
import { IconAlertCircle } from '@tabler/icons-react';
import { Note } from '../../../portal/look/note.tsx';
import { refusalSentence } from '../words/refusal-sentence.ts';
import { useWords } from '../words/use-words.ts';

/** Why something was not done, beside the act that was refused. Read out as soon as it appears. */
export function RefusalNote({ refusal }: { readonly refusal: Refusal | null }) {
  const { say } = useWords();
  return (
    <div role="alert">
      {refusal !== null && (
        <Note icon={IconAlertCircle} tone="trouble">
          {refusalSentence(say, refusal)}
        </Note>
      )}
    </div>
  );
}
